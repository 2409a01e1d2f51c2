package dev.eventlabs.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.eventlabs.local.CloudFixture;
import dev.eventlabs.local.cognito.handlers.Doorkeeper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.s3.S3Client;

/** A pool with a real function as its trigger, and an API for its users, from a template of the shape that CDK gives it. */
class TriggerStackIT extends CloudFixture {

    private static final String PASSWORD = "Correct-horse-7";

    @Test
    void realFunctionsDecideWhoComesInAndTheApiKnowsWhoCalls() throws Exception {
        upload();
        Map<String, String> outputs = create("door", template());
        try (CognitoIdentityProviderClient cognito = client(CognitoIdentityProviderClient.builder())) {
            assertThat(signUp(cognito, outputs, "friend@example.com", "Friend")).isTrue();
            assertThat(signUp(cognito, outputs, "guest@example.com", "Guest")).isFalse();
            assertThat(signUp(cognito, outputs, "foe@example.com", "Foe")).isFalse();
            assertThatThrownBy(() -> cognito.adminConfirmSignUp(request -> request.userPoolId(outputs.get("Pool"))
                    .username("foe@example.com"))).isInstanceOf(UserLambdaValidationException.class)
                    .hasMessageContaining("PostConfirmation failed with error Foes aren't welcome.");
            assertThat(cognito.adminGetUser(request -> request.userPoolId(outputs.get("Pool"))
                    .username("foe@example.com")).userStatusAsString()).isEqualTo("CONFIRMED");

            AuthenticationResultType tokens = cognito.initiateAuth(request -> request
                    .clientId(outputs.get("Client")).authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(Map.of("USERNAME", "friend@example.com", "PASSWORD", PASSWORD)))
                    .authenticationResult();
            assertThat(call(outputs.get("Url"), null).body()).isEqualTo("{\"message\":\"Unauthorized\"}");
            assertThat(call(outputs.get("Url"), tokens.accessToken()).statusCode()).isEqualTo(401);
            assertThat(call(outputs.get("Url"), tokens.idToken() + "x").statusCode()).isEqualTo(401);
            assertThat(call(outputs.get("Url"), tokens.idToken()).body()).isEqualTo("Friend");
            assertThat(call(outputs.get("Url"), "Bearer " + tokens.idToken()).body()).isEqualTo("Friend");
        }
        try (CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder())) {
            assertThat(logs.filterLogEvents(request -> request.logGroupName("/aws/lambda/" + outputs.get("Function"))
                    .filterPattern("PostConfirmation_ConfirmSignUp")).events())
                    .extracting(event -> event.message().strip())
                    .containsExactlyInAnyOrder("PostConfirmation_ConfirmSignUp Friend",
                            "PostConfirmation_ConfirmSignUp Foe");
        }
    }

    private static boolean signUp(CognitoIdentityProviderClient cognito, Map<String, String> outputs, String address,
            String name) {
        return cognito.signUp(request -> request.clientId(outputs.get("Client")).username(address).password(PASSWORD)
                .userAttributes(AttributeType.builder().name("name").value(name).build())).userConfirmed();
    }

    private static HttpResponse<String> call(String url, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (token != null) {
            request.header("Authorization", token);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private void upload() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            String name = Doorkeeper.class.getName().replace('.', '/') + ".class";
            zip.putNextEntry(new ZipEntry(name));
            try (InputStream in = Doorkeeper.class.getResourceAsStream("/" + name)) {
                in.transferTo(zip);
            }
            zip.putNextEntry(new ZipEntry("lib/core.jar"));
            Files.copy(Path.of(URI.create(
                    RequestHandler.class.getProtectionDomain().getCodeSource().getLocation().toString())), zip);
        }
        try (S3Client s3 = client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(request -> request.bucket("doors"));
            s3.putObject(request -> request.bucket("doors").key("doorkeeper.zip"),
                    RequestBody.fromBytes(bytes.toByteArray()));
        }
    }

    private static String template() {
        return """
                {"Resources": {
                "Function": {"Type": "AWS::Lambda::Function", "Properties": {"Handler": "%s", "Runtime": "java25",
                  "Code": {"S3Bucket": "doors", "S3Key": "doorkeeper.zip"}, "Timeout": 30,
                  "Role": "arn:aws:iam::000000000000:role/function"}},
                "Users": {"Type": "AWS::Cognito::UserPool", "Properties": {
                  "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": false}, "UsernameAttributes": ["email"],
                  "AutoVerifiedAttributes": ["email"], "Schema": [{"Name": "name", "Required": true, "Mutable": true}],
                  "LambdaConfig": {"PreSignUp": {"Fn::GetAtt": ["Function", "Arn"]},
                    "PostConfirmation": {"Fn::GetAtt": ["Function", "Arn"]}}}},
                "Trigger": {"Type": "AWS::Lambda::Permission", "Properties": {"Action": "lambda:InvokeFunction",
                  "FunctionName": {"Fn::GetAtt": ["Function", "Arn"]}, "Principal": "cognito-idp.amazonaws.com",
                  "SourceArn": {"Fn::GetAtt": ["Users", "Arn"]}}},
                "Client": {"Type": "AWS::Cognito::UserPoolClient", "Properties": {"UserPoolId": {"Ref": "Users"},
                  "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]}},
                "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "door"}},
                "Authorizer": {"Type": "AWS::ApiGateway::Authorizer", "Properties": {"RestApiId": {"Ref": "Api"},
                  "Name": "users", "Type": "COGNITO_USER_POOLS", "IdentitySource": "method.request.header.Authorization",
                  "ProviderARNs": [{"Fn::GetAtt": ["Users", "Arn"]}]}},
                "Method": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"},
                  "ResourceId": {"Fn::GetAtt": ["Api", "RootResourceId"]}, "HttpMethod": "GET",
                  "AuthorizationType": "COGNITO_USER_POOLS", "AuthorizerId": {"Ref": "Authorizer"},
                  "Integration": {"Type": "AWS_PROXY", "IntegrationHttpMethod": "POST", "Uri": {"Fn::Sub":
                    "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations"}}}},
                "Caller": {"Type": "AWS::Lambda::Permission", "Properties": {"Action": "lambda:InvokeFunction",
                  "FunctionName": {"Fn::GetAtt": ["Function", "Arn"]}, "Principal": "apigateway.amazonaws.com"}},
                "Deployment": {"Type": "AWS::ApiGateway::Deployment", "DependsOn": ["Method"],
                  "Properties": {"RestApiId": {"Ref": "Api"}}},
                "Stage": {"Type": "AWS::ApiGateway::Stage", "Properties": {"RestApiId": {"Ref": "Api"},
                  "DeploymentId": {"Ref": "Deployment"}, "StageName": "prod"}}},
                "Outputs": {"Pool": {"Value": {"Ref": "Users"}}, "Client": {"Value": {"Ref": "Client"}},
                  "Function": {"Value": {"Ref": "Function"}},
                  "Url": {"Value": {"Fn::Sub":
                    "https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${Stage}/"}}}}"""
                .formatted(Doorkeeper.class.getName());
    }
}
