package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.PoolClient;
import dev.eventlabs.local.cognito.pool.Pools.Registered;
import dev.eventlabs.local.cognito.pool.Sessions.Session;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.Optional;

/** Signing in and out. */
final class SignInActions {

    private static final String SIGN_INS = "SignInSuccesses";

    private final Desk desk;
    private final SignIn signIn;
    private final SrpSignIn srp;
    private final Counters counters;

    SignInActions(Desk desk, Counters counters) {
        this.counters = counters;
        this.desk = desk;
        signIn = new SignIn(desk);
        srp = new SrpSignIn(desk, signIn);
    }

    void register(Api.ActionsBuilder actions) {
        actions.on("InitiateAuth", (call, input) -> begin(desk.pools().client(input.text("ClientId")), input, false))
                .on("AdminInitiateAuth", (call, input) -> begin(ofAdministrator(call, input), input, true))
                .on("RespondToAuthChallenge", (call, input) -> answer(desk.pools().client(input.text("ClientId")),
                        input))
                .on("AdminRespondToAuthChallenge", (call, input) -> answer(ofAdministrator(call, input), input))
                .on("RevokeToken", this::revoke);
    }

    private Registered ofAdministrator(Call call, Input input) {
        UserPool pool = desk.pool(call, input);
        String id = input.text("ClientId");
        return new Registered(pool, pool.client(id).orElseThrow(() -> Errors.noClient(id)));
    }

    private Struct begin(Registered at, Input input, boolean administrator) {
        String metric = input.text("AuthFlow").startsWith("REFRESH_TOKEN") ? "TokenRefreshSuccesses" : SIGN_INS;
        return counters.count(metric, at, () -> beginFlow(at, input, administrator));
    }

    private Struct beginFlow(Registered at, Input input, boolean administrator) {
        String flow = input.text("AuthFlow");
        return switch (flow) {
            case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" -> {
                requireEnabled(at.client(), "REFRESH_TOKEN_AUTH");
                yield signIn.byRefreshToken(at, input);
            }
            case "USER_SRP_AUTH" -> {
                requireEnabled(at.client(), flow);
                yield srp.begin(at, input);
            }
            case "USER_PASSWORD_AUTH" -> {
                requireEnabled(at.client(), flow);
                yield signIn.byPassword(at, input);
            }
            case "ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH" -> {
                if (!administrator) {
                    throw Errors.invalid("Initiate Auth method not supported.");
                }
                if (!at.client().allows("ADMIN_USER_PASSWORD_AUTH")) {
                    throw Errors.invalid("Auth flow not enabled for this client");
                }
                yield signIn.byPassword(at, input);
            }
            case "CUSTOM_AUTH" -> throw Errors
                    .invalid("Custom auth lambda trigger is not configured for the user pool.");
            case "USER_AUTH" -> throw Errors.notHere("AuthFlow USER_AUTH", "Choose the flow yourself.");
            default -> throw input.constraint(flow, "authFlow", "Member must satisfy enum value set: "
                    + "[USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH, ADMIN_NO_SRP_AUTH, "
                    + "USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_AUTH]");
        };
    }

    private static void requireEnabled(PoolClient client, String flow) {
        if (!client.allows(flow)) {
            throw Errors.invalid(flow.equals("USER_SRP_AUTH") ? "USER_SRP_AUTH is not enabled for the client."
                    : flow + " flow not enabled for this client");
        }
    }

    private Struct answer(Registered at, Input input) {
        return counters.count(SIGN_INS, at, () -> answerChallenge(at, input));
    }

    private Struct answerChallenge(Registered at, Input input) {
        String challenge = input.text("ChallengeName");
        return switch (challenge) {
            case SrpSignIn.CHALLENGE -> srp.finish(at, input);
            case SignIn.NEW_PASSWORD -> signIn.withNewPassword(at, input);
            default -> throw Errors.notHere("Challenge " + challenge, "Pools here ask for " + SrpSignIn.CHALLENGE
                    + " and " + SignIn.NEW_PASSWORD + ".");
        };
    }

    private Struct revoke(Call call, Input input) {
        Registered at = desk.pools().client(input.text("ClientId"));
        if (at.client().secret().isPresent() && !at.client().secret().equals(input.optionalText("ClientSecret"))) {
            throw Errors.notAuthorized("Client " + at.client().id() + " is configured with secret but ClientSecret "
                    + "was not received, or is wrong");
        }
        if (!at.client().revokesTokens()) {
            throw AwsException.badRequest("UnsupportedOperationException",
                    "Token revocation is not enabled for this client.");
        }
        String token = input.text("Token");
        Optional<Session> session = at.pool().sessions().find(token);
        if (session.isEmpty()) {
            throw AwsException.badRequest("UnsupportedTokenTypeException", "Unsupported token type");
        }
        if (!session.get().clientId().equals(at.client().id())) {
            throw AwsException.badRequest("UnauthorizedException", "Token was not issued to this client.");
        }
        at.pool().sessions().revoke(token);
        return Struct.of();
    }
}
