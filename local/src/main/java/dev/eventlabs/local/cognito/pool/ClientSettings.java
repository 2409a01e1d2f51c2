package dev.eventlabs.local.cognito.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What an app client is set to: the properties of {@code AWS::Cognito::UserPoolClient}, which are the members of
 * {@code CreateUserPoolClient}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html">the
 *      type</a>
 */
public record ClientSettings(String userPoolId, String clientName, Boolean generateSecret,
        Integer refreshTokenValidity, Integer accessTokenValidity, Integer idTokenValidity,
        Units tokenValidityUnits, List<String> readAttributes, List<String> writeAttributes,
        List<String> explicitAuthFlows, List<String> supportedIdentityProviders,
        @JsonProperty("CallbackURLs") List<String> callbackUrls, @JsonProperty("LogoutURLs") List<String> logoutUrls,
        @JsonProperty("DefaultRedirectURI") String defaultRedirectUri,
        @JsonProperty("AllowedOAuthFlows") List<String> allowedOauthFlows,
        @JsonProperty("AllowedOAuthScopes") List<String> allowedOauthScopes,
        @JsonProperty("AllowedOAuthFlowsUserPoolClient") Boolean allowedOauthFlowsUserPoolClient,
        String preventUserExistenceErrors, Boolean enableTokenRevocation,
        Boolean enablePropagateAdditionalUserContextData, Integer authSessionValidity) {

    /** {@code seconds}, {@code minutes}, {@code hours} or {@code days}. */
    public record Units(String accessToken, String idToken, String refreshToken) {}
}
