package dev.eventlabs.local.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cognito.password.PasswordPolicy;
import dev.eventlabs.local.cognito.pool.PoolSettings;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.util.Map;

/** A pool as its API shows it: what it was set to, with what AWS sets where nothing was said. */
final class PoolDescription {

    private PoolDescription() {}

    static Struct of(UserPool pool) {
        PoolSettings settings = pool.settings();
        Struct all = Struct.of("Id", pool.id()).with("Name", settings.userPoolName());
        ObjectNode set = (ObjectNode) Json.members(settings);
        set.remove("UserPoolName");
        set.remove("Schema");
        set.remove("EnabledMfas");
        set.properties().forEach(each -> all.with(each.getKey(), each.getValue()));
        PasswordPolicy passwords = pool.passwordPolicy();
        all.with("Policies", Struct.of("PasswordPolicy", Struct.of("MinimumLength", passwords.minimumLength())
                .with("RequireUppercase", passwords.uppercase()).with("RequireLowercase", passwords.lowercase())
                .with("RequireNumbers", passwords.numbers()).with("RequireSymbols", passwords.symbols())
                .with("TemporaryPasswordValidityDays", passwords.temporaryValidity().toDays()))
                .with("SignInPolicy", Map.of("AllowedFirstAuthFactors", new String[]{"PASSWORD"})));
        all.putIfAbsent("DeletionProtection", "INACTIVE");
        all.putIfAbsent("LambdaConfig", Struct.of());
        all.putIfAbsent("MfaConfiguration", "OFF");
        all.putIfAbsent("VerificationMessageTemplate", Struct.of("DefaultEmailOption", "CONFIRM_WITH_CODE"));
        all.putIfAbsent("EmailConfiguration", Struct.of("EmailSendingAccount", "COGNITO_DEFAULT"));
        all.putIfAbsent("AdminCreateUserConfig", Struct.of("AllowAdminCreateUserOnly", false)
                .with("UnusedAccountValidityDays", passwords.temporaryValidity().toDays()));
        all.putIfAbsent("UserPoolTags", Struct.of());
        all.putIfAbsent("UserPoolTier", "ESSENTIALS");
        return all.with("SchemaAttributes", pool.schema().described())
                .with("EstimatedNumberOfUsers", pool.users().size())
                .with("CreationDate", pool.created()).with("LastModifiedDate", pool.changed())
                .with("Arn", pool.arn());
    }

    static Struct listed(UserPool pool) {
        return Struct.of("Id", pool.id()).with("Name", pool.settings().userPoolName())
                .with("LambdaConfig", pool.settings().lambdaConfig() == null ? Struct.of()
                        : Json.members(pool.settings().lambdaConfig()))
                .with("LastModifiedDate", pool.changed()).with("CreationDate", pool.created());
    }
}
