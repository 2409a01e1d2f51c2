package dev.eventlabs.local.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AWS::SecretsManager::Secret}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html">the type</a>
 */
final class SecretProvider implements ResourceProvider<SecretProvider.Properties> {

    private final SecretStore store;
    private final SecureRandom random;

    SecretProvider(SecretStore store, SecureRandom random) {
        this.store = store;
        this.random = random;
    }

    record GenerateSecretString(Integer passwordLength, String excludeCharacters, Boolean excludeNumbers,
            Boolean excludePunctuation, Boolean excludeUppercase, Boolean excludeLowercase, Boolean includeSpace,
            Boolean requireEachIncludedType, String secretStringTemplate, String generateStringKey) {

        Passwords.Wish wish() {
            return new Passwords.Wish(passwordLength, excludeCharacters, excludeNumbers, excludePunctuation,
                    excludeUppercase, excludeLowercase, includeSpace, requireEachIncludedType);
        }
    }

    record Properties(String name, String description, String kmsKeyId, String secretString,
            GenerateSecretString generateSecretString, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::SecretsManager::Secret";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Name");
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("Name");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("KmsKeyId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String name = properties.name() == null ? context.logicalId() + "-" + context.suffix() : properties.name();
        Optional<String> text = text(properties);
        Secret secret = store.create(context.scope(), name, details(context, properties));
        text.ifPresent(value -> store.put(context.scope(), secret.arn(), Optional.empty(), value, null, Set.of()));
        return done(secret.arn());
    }

    @Override
    public Outcome update(ResourceContext context, String arn, Properties before, Properties after) {
        Secret secret = store.inUse(context.scope(), arn);
        // A generated value stays, unless how it is generated changes.
        if (!Objects.equals(before.secretString(), after.secretString())
                || !Objects.equals(before.generateSecretString(), after.generateSecretString())) {
            text(after).ifPresent(value -> store.put(context.scope(), arn, Optional.empty(), value, null, Set.of()));
        }
        store.change(context.scope(), secret, each -> each.with(details(context, after).governed(
                each.details().policy()), store.now()));
        return done(arn);
    }

    @Override
    public Outcome delete(ResourceContext context, String arn, Properties properties) {
        if (store.find(context.scope(), arn).isPresent()) {
            store.delete(context.scope(), arn, Duration.ZERO);
        }
        return done(arn);
    }

    private static Outcome done(String arn) {
        return Outcome.done(arn, Map.of("Id", arn));
    }

    private static Secret.Details details(ResourceContext context, Properties properties) {
        return new Secret.Details(properties.description(), properties.kmsKeyId(),
                Tag.of(context, properties.tags()), null, null);
    }

    private Optional<String> text(Properties properties) {
        GenerateSecretString generate = properties.generateSecretString();
        if (generate == null) {
            return Optional.ofNullable(properties.secretString());
        }
        if (properties.secretString() != null) {
            throw SecretStore.invalidRequest("Give SecretString or GenerateSecretString, not both.");
        }
        String password = Passwords.generate(generate.wish(), random);
        if ((generate.secretStringTemplate() == null) != (generate.generateStringKey() == null)) {
            throw SecretStore.invalidRequest("SecretStringTemplate and GenerateStringKey go together.");
        }
        return Optional.of(generate.secretStringTemplate() == null ? password
                : template(generate.secretStringTemplate()).put(generate.generateStringKey(), password).toString());
    }

    private static ObjectNode template(String template) {
        try {
            JsonNode node = Json.parse(template.getBytes(StandardCharsets.UTF_8));
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            // Refused below.
        }
        throw SecretStore.invalidRequest("SecretStringTemplate must be a JSON object.");
    }
}
