package dev.eventlabs.local.secretsmanager;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The actions on secrets themselves. */
record SecretActions(SecretStore store) {

    private static final int USUAL_RECOVERY_DAYS = 30;

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateSecret", this::create)
                .on("DescribeSecret", (call, input) -> store.get(call.scope(), input.text("SecretId")).described())
                .on("ListSecrets", this::list)
                .on("UpdateSecret", this::update)
                .on("DeleteSecret", this::delete)
                .on("RestoreSecret", (call, input) -> named(store.change(call.scope(),
                        store.get(call.scope(), input.text("SecretId")),
                        each -> each.with(Optional.empty(), store.now()))))
                .on("TagResource", (call, input) -> tag(call, input, Tag.of(input, "Tags"), List.of()))
                .on("UntagResource", (call, input) -> tag(call, input, Map.of(), input.texts("TagKeys")))
                .on("PutResourcePolicy", (call, input) -> policy(call, input, input.text("ResourcePolicy")))
                .on("DeleteResourcePolicy", (call, input) -> policy(call, input, null))
                .on("GetResourcePolicy", (call, input) -> {
                    Secret secret = store.get(call.scope(), input.text("SecretId"));
                    return named(secret).with("ResourcePolicy", secret.details().policy());
                });
    }

    private Struct create(Call call, Input input) {
        refuse(input, "AddReplicaRegions", "Type");
        String text = input.optionalText("SecretString").orElse(null);
        String binary = input.optionalText("SecretBinary").orElse(null);
        Secret secret = store.create(call.scope(), input.text("Name"), new Secret.Details(
                input.optionalText("Description").orElse(null), input.optionalText("KmsKeyId").orElse(null),
                Tag.of(input, "Tags"), null, null));
        Struct answer = named(secret);
        if (text == null && binary == null) {
            return answer;
        }
        try {
            return answer.with("VersionId", store.put(call.scope(), secret.arn(),
                    input.optionalText("ClientRequestToken"), text, binary, Set.of()).id());
        } catch (AwsException e) {
            store.delete(call.scope(), secret.arn(), Duration.ZERO);
            throw e;
        }
    }

    private Struct update(Call call, Input input) {
        refuse(input, "Type");
        Secret secret = ownedByTheUser(store.inUse(call.scope(), input.text("SecretId")));
        String text = input.optionalText("SecretString").orElse(null);
        String binary = input.optionalText("SecretBinary").orElse(null);
        store.change(call.scope(), secret, each -> each.with(each.details().described(
                input.optionalText("Description").orElse(null), input.optionalText("KmsKeyId").orElse(null)),
                store.now()));
        Struct answer = named(secret);
        return text == null && binary == null ? answer
                : answer.with("VersionId", store.put(call.scope(), secret.arn(),
                        input.optionalText("ClientRequestToken"), text, binary, Set.of()).id());
    }

    private Struct delete(Call call, Input input) {
        ownedByTheUser(store.get(call.scope(), input.text("SecretId")));
        boolean force = input.flag("ForceDeleteWithoutRecovery");
        Optional<Integer> days = input.optionalInt("RecoveryWindowInDays");
        if (force && days.isPresent()) {
            throw AwsException.badRequest("InvalidParameterException",
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        if (days.filter(each -> each < 7 || each > 30).isPresent()) {
            throw AwsException.badRequest("InvalidParameterException",
                    "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        Secret deleted = store.delete(call.scope(), input.text("SecretId"),
                force ? Duration.ZERO : Duration.ofDays(days.orElse(USUAL_RECOVERY_DAYS)));
        return named(deleted).with("DeletionDate", deleted.deleted().orElseThrow().end());
    }

    private Struct list(Call call, Input input) {
        if (input.has("Filters") && !input.structs("Filters").isEmpty()) {
            throw input.invalid("The embedded AWS doesn't filter ListSecrets (Filters).");
        }
        boolean planned = input.flag("IncludePlannedDeletion");
        List<Struct> all = store.all(call.scope()).stream().filter(each -> planned || each.deleted().isEmpty())
                .map(Secret::listed).toList();
        int size = input.optionalInt("MaxResults").orElse(100);
        if (size < 1 || size > 100) {
            throw input.constraint(size, "maxResults", "Member must have value between 1 and 100");
        }
        return Page.of(all, size, input.optionalText("NextToken"),
                () -> AwsException.badRequest("InvalidNextTokenException", "Invalid pagination token."))
                .as("SecretList", "NextToken");
    }

    private Struct tag(Call call, Input input, Map<String, String> added, List<String> removed) {
        Secret secret = store.inUse(call.scope(), input.text("SecretId"));
        store.change(call.scope(), secret, each -> {
            Map<String, String> tags = new TreeMap<>(each.details().tags());
            tags.putAll(added);
            removed.forEach(tags::remove);
            return each.with(each.details().tagged(tags), store.now());
        });
        return Struct.of();
    }

    private Struct policy(Call call, Input input, String policy) {
        Secret secret = store.inUse(call.scope(), input.text("SecretId"));
        return named(store.change(call.scope(), secret,
                each -> each.with(each.details().governed(policy), store.now())));
    }

    /** What a service manages is changed and deleted through that service. */
    static Secret ownedByTheUser(Secret secret) {
        if (secret.details().owningService() != null) {
            throw SecretStore.invalidRequest("You can't perform this operation on the secret " + secret.name()
                    + " because it is managed by " + secret.details().owningService() + ".");
        }
        return secret;
    }

    private static void refuse(Input input, String... members) {
        for (String member : members) {
            if (input.has(member)) {
                throw input.invalid("The embedded AWS's secrets don't have " + member + ".");
            }
        }
    }

    private static Struct named(Secret secret) {
        return Struct.of("ARN", secret.arn()).with("Name", secret.name());
    }
}
