package dev.eventlabs.local.cognito.trigger;

import dev.eventlabs.local.cognito.pool.PoolSettings;
import java.util.Optional;
import java.util.function.Function;

/** A moment at which a pool calls a function. */
public enum Trigger {

    PRE_SIGN_UP("PreSignUp", PoolSettings.Triggers::preSignUp), CUSTOM_MESSAGE("CustomMessage",
            PoolSettings.Triggers::customMessage),
    POST_CONFIRMATION("PostConfirmation",
            PoolSettings.Triggers::postConfirmation),
    PRE_AUTHENTICATION("PreAuthentication",
            PoolSettings.Triggers::preAuthentication),
    POST_AUTHENTICATION("PostAuthentication",
            PoolSettings.Triggers::postAuthentication),
    PRE_TOKEN_GENERATION(
            "PreTokenGeneration", Trigger::tokens);

    private final String awsName;
    private final Function<PoolSettings.Triggers, String> function;

    Trigger(String awsName, Function<PoolSettings.Triggers, String> function) {
        this.awsName = awsName;
        this.function = function;
    }

    /** As errors name it. */
    String awsName() {
        return awsName;
    }

    /** The function's ARN. */
    Optional<String> function(PoolSettings settings) {
        return Optional.ofNullable(settings.lambdaConfig()).map(function);
    }

    private static String tokens(PoolSettings.Triggers triggers) {
        return triggers.preTokenGenerationConfig() == null ? triggers.preTokenGeneration()
                : triggers.preTokenGenerationConfig().lambdaArn();
    }
}
