package dev.eventlabs.local.secretsmanager;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The actions on what a secret holds. */
record ValueActions(SecretStore store, SecureRandom random) {

    void register(Api.ActionsBuilder actions) {
        actions.on("GetSecretValue", (call, input) -> {
            Secret secret = store.inUse(call.scope(), input.text("SecretId"));
            return version(secret, input).shown(secret);
        }).on("BatchGetSecretValue", this::batch)
                .on("PutSecretValue", this::put)
                .on("GetRandomPassword", (call, input) -> Struct.of("RandomPassword",
                        Passwords.generate(wish(input), random)))
                .on("ListSecretVersionIds", this::versions)
                .on("UpdateSecretVersionStage", this::stage);
    }

    private static SecretVersion version(Secret secret, Input input) {
        Optional<String> id = input.optionalText("VersionId");
        Optional<String> stage = input.optionalText("VersionStage");
        if (id.isPresent()) {
            return secret.version(id.get()).filter(each -> stage.isEmpty() || each.stages().contains(stage.get()))
                    .orElseThrow(() -> AwsException.badRequest("ResourceNotFoundException",
                            "Secrets Manager can't find the specified secret value for VersionId: " + id.get()));
        }
        String label = stage.orElse(SecretVersion.CURRENT);
        return secret.staged(label).orElseThrow(() -> AwsException.badRequest("ResourceNotFoundException",
                "Secrets Manager can't find the specified secret value for staging label: " + label));
    }

    private Struct batch(Call call, Input input) {
        if (input.has("Filters")) {
            throw input.invalid("The embedded AWS doesn't filter BatchGetSecretValue (Filters); name the secrets.");
        }
        List<Struct> values = new ArrayList<>();
        List<Struct> errors = new ArrayList<>();
        for (String id : input.texts("SecretIdList")) {
            try {
                Secret secret = store.inUse(call.scope(), id);
                values.add(version(secret, new Input(input.node().objectNode(), input.validationCode())).shown(secret));
            } catch (AwsException e) {
                errors.add(Struct.of("SecretId", id).with("ErrorCode", e.code()).with("Message", e.getMessage()));
            }
        }
        return Struct.of("SecretValues", values).with("Errors", errors);
    }

    private Struct put(Call call, Input input) {
        Secret secret = SecretActions.ownedByTheUser(store.inUse(call.scope(), input.text("SecretId")));
        SecretVersion version = store.put(call.scope(), secret.arn(), input.optionalText("ClientRequestToken"),
                input.optionalText("SecretString").orElse(null), input.optionalText("SecretBinary").orElse(null),
                Set.copyOf(input.texts("VersionStages")));
        return Struct.of("ARN", secret.arn()).with("Name", secret.name()).with("VersionId", version.id())
                .with("VersionStages", new TreeSet<>(version.stages()));
    }

    private Struct versions(Call call, Input input) {
        Secret secret = store.get(call.scope(), input.text("SecretId"));
        boolean deprecated = input.flag("IncludeDeprecated");
        return Struct.of("ARN", secret.arn()).with("Name", secret.name()).with("Versions", secret.versions().stream()
                .filter(each -> deprecated || !each.stages().isEmpty())
                .map(each -> Struct.of("VersionId", each.id()).with("VersionStages", new TreeSet<>(each.stages()))
                        .with("CreatedDate", each.created()))
                .toList());
    }

    private Struct stage(Call call, Input input) {
        Secret secret = store.inUse(call.scope(), input.text("SecretId"));
        String stage = input.text("VersionStage");
        Optional<String> from = input.optionalText("RemoveFromVersionId");
        Optional<String> to = input.optionalText("MoveToVersionId");
        Optional<String> holder = secret.staged(stage).map(SecretVersion::id);
        if (holder.isPresent() && !holder.equals(to) && !holder.equals(from)) {
            throw AwsException.badRequest("InvalidParameterException",
                    "The parameter RemoveFromVersionId can't be empty. Staging label " + stage
                            + " is currently attached to version " + holder.get()
                            + ", so you must explicitly reference that version in RemoveFromVersionId.");
        }
        to.filter(id -> secret.version(id).isEmpty()).ifPresent(id -> {
            throw AwsException.badRequest("ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret version: " + id);
        });
        if (to.isEmpty() && stage.equals(SecretVersion.CURRENT)) {
            throw AwsException.badRequest("InvalidParameterException",
                    "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.");
        }
        store.change(call.scope(), secret, each -> each.moved(stage, to, store.now()));
        return Struct.of("ARN", secret.arn()).with("Name", secret.name());
    }

    private static Passwords.Wish wish(Input input) {
        return new Passwords.Wish(input.optionalInt("PasswordLength").orElse(null),
                input.optionalText("ExcludeCharacters").orElse(null), input.flag("ExcludeNumbers"),
                input.flag("ExcludePunctuation"), input.flag("ExcludeUppercase"), input.flag("ExcludeLowercase"),
                input.flag("IncludeSpace"), input.optionalFlag("RequireEachIncludedType").orElse(null));
    }
}
