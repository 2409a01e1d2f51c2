package dev.eventlabs.infrastructure.constructs.users;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.PerMinute;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.KeepOriginalAttrs;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;
import software.amazon.awscdk.services.cognito.UserPoolOperation;
import software.amazon.awscdk.services.cognito.UserPoolProps;
import software.constructs.Construct;

/**
 * People who sign themselves up with an e-mail address, a name and a handle (Cognito's {@code preferred_username}), confirm the
 * address with a code that they are sent, and from then on sign in with it and a password.
 *
 * <p>An API lets them in with {@code LambdaApi.Builder.signedIn(directory)}; a function learns of each with
 * {@link Builder#onConfirmed}. The client is for pages and apps, which can't keep a secret: it has none. Whoever asks for
 * somebody unknown gets the same answer as for a wrong password.
 */
public final class UserDirectory extends Construct {
    private final UserPool pool;
    private final UserPoolClient client;
    private final List<Alarm> alarms;

    private UserDirectory(Builder builder) {
        super(builder.scope, builder.id);
        UserRules.name(this, builder.poolName);

        pool = new UserPool(this, "Pool", pool(builder));
        UserPoolClientOptions.Builder clientProps = UserPoolClientOptions.builder()
                .authFlows(AuthFlow.builder().userPassword(true).userSrp(true).build())
                .accessTokenValidity(Duration.hours(1))
                .idTokenValidity(Duration.hours(1))
                .refreshTokenValidity(Duration.days(30))
                .enableTokenRevocation(true)
                // CDK's default is a hosted page that redirects to example.com.
                .disableOAuth(true);
        builder.client.accept(clientProps);
        client = pool.addClient("Client",
                clientProps.generateSecret(false).preventUserExistenceErrors(true).build());

        alarms = builder.onConfirmed == null ? List.of() : tellConfirmed(builder.onConfirmed);
        Acknowledgements.of(pool);
    }

    private static UserPoolProps pool(Builder builder) {
        UserPoolProps.Builder props = UserPoolProps.builder()
                .userPoolName(builder.poolName)
                .selfSignUpEnabled(true)
                .signInCaseSensitive(false)
                .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
                // A new address counts once its owner has confirmed it; until then the old one does.
                .keepOriginal(KeepOriginalAttrs.builder().email(true).build())
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(12)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireDigits(true)
                        .requireSymbols(true)
                        .build())
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .deletionProtection(builder.lifecycle.isProtected())
                .removalPolicy(builder.lifecycle.removalPolicy());
        builder.pool.accept(props);
        // Neither can be changed later, and code was written against both. A handle may be: whose is taken needs another one.
        StandardAttribute asked = StandardAttribute.builder().required(true).mutable(true).build();
        return props.signInAliases(SignInAliases.builder().email(true).build())
                .standardAttributes(
                        StandardAttributes.builder().email(asked).fullname(asked).preferredUsername(asked).build())
                .build();
    }

    private List<Alarm> tellConfirmed(JavaFunction function) {
        pool.addTrigger(UserPoolOperation.POST_CONFIRMATION, function.getAlias());
        return ConfirmationAlarms.on(this, function);
    }

    /** The user pool. */
    public UserPool getPool() {
        return pool;
    }

    /** The client that people sign up and sign in through. */
    public UserPoolClient getClient() {
        return client;
    }

    /** Both alarms on the function of {@link Builder#onConfirmed}, if there is one: it failed, it was too slow. They have no actions yet. */
    public List<Alarm> getAlarms() {
        return alarms;
    }

    /** People who signed themselves up through the client, confirmed or not yet: the number of each minute. */
    public Metric metricSignUps() {
        return metric("SignUpSuccesses");
    }

    /** Sign-ins through the client: the number of each minute. */
    public Metric metricSignIns() {
        return metric("SignInSuccesses");
    }

    /** https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html */
    private Metric metric(String name) {
        return Metric.Builder.create()
                .namespace("AWS/Cognito")
                .metricName(name)
                .dimensionsMap(
                        Map.of("UserPool", pool.getUserPoolId(), "UserPoolClient", client.getUserPoolClientId()))
                .build()
                .with(PerMinute.of("Sum"));
    }

    /** Builds a {@link UserDirectory}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private String poolName;
        private JavaFunction onConfirmed;
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;
        private Consumer<UserPoolProps.Builder> pool = p -> {};
        private Consumer<UserPoolClientOptions.Builder> client = c -> {};

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /** Starts a directory in the scope. */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Default: CloudFormation generates a name. */
        public Builder poolName(String poolName) {
            this.poolName = poolName;
            return this;
        }

        /**
         * Default: nobody is told. With this, the alias {@code live} of the function gets Cognito's post-confirmation event when
         * somebody has confirmed the address, or set a new password, and answers with the same event. Cognito waits for 5 seconds,
         * and calls three times at most: the function must do no harm when called again, and may go on for longer. When it fails
         * or is too slow, the person is confirmed all the same, sees an error, and an alarm is raised.
         */
        public Builder onConfirmed(JavaFunction function) {
            this.onConfirmed = Objects.requireNonNull(function);
            return this;
        }

        /**
         * Default: {@link DataLifecycle#DISPOSABLE}, the users go with the stack. {@link DataLifecycle#RETAINED} keeps them and
         * turns on deletion protection.
         */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /**
         * Default: self sign-up, passwords of at least 12 characters with small and capital letters, digits and symbols, recovery
         * by e-mail, Cognito's own sender (50 mails a day), no second factor. Applied after our defaults; that one signs in with
         * the e-mail address, and the attributes {@code email}, {@code name} and {@code preferred_username}, stay.
         */
        public Builder pool(Consumer<UserPoolProps.Builder> override) {
            this.pool = this.pool.andThen(override);
            return this;
        }

        /**
         * Default: signs in with password or SRP, tokens last an hour, refresh tokens 30 days, no hosted pages. Applied after our
         * defaults; that there is no secret, and that nobody learns who is known, stay.
         */
        public Builder client(Consumer<UserPoolClientOptions.Builder> override) {
            this.client = this.client.andThen(override);
            return this;
        }

        /**
         * Adds the pool, its client and its alarm to the scope, and lets Cognito invoke the function.
         *
         * @throws IllegalArgumentException when the name isn't one; the message says what to do
         */
        public UserDirectory build() {
            return new UserDirectory(this);
        }
    }
}
