package dev.eventlabs.local.cloudformation.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourceTypesTest {

    private record Properties(String queueName, @JsonProperty("SSESpecification") String sse, List<String> tags) {}

    private record Provider(String type) implements ResourceProvider<Properties> {

        @Override
        public Class<Properties> properties() {
            return Properties.class;
        }

        @Override
        public Set<String> createOnly() {
            return Set.of("QueueName");
        }

        @Override
        public Set<String> withoutEffect() {
            return Set.of("SSESpecification");
        }

        @Override
        public Set<String> attributes() {
            return Set.of("Arn", "Endpoint.*");
        }

        @Override
        public Outcome create(ResourceContext context, Properties properties) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public Outcome update(ResourceContext context, String physicalId, Properties before, Properties after) {
            return Outcome.done(physicalId);
        }

        @Override
        public Outcome delete(ResourceContext context, String physicalId, Properties properties) {
            return Outcome.done(physicalId);
        }
    }

    @Test
    void refusesTwoProvidersOfOneType() {
        assertThatThrownBy(() -> new ResourceTypes(List.of(new Provider("A::B::C"), new Provider("A::B::C"))))
                .hasMessage("Two providers for A::B::C.");
    }

    @Test
    void findsCustomResourcesByTheirPrefix() {
        ResourceTypes types = new ResourceTypes(List.of(new Provider("Custom::*")));

        assertThat(types.find("Custom::Anything")).isPresent();
        assertThat(types.find("AWS::Anything::Else")).isEmpty();
    }

    @Test
    void knowsWhichAttributesATypeHas() {
        ResourceType type = new ResourceTypes(List.of(new Provider("A::B::C"))).find("A::B::C").orElseThrow();

        assertThat(type.hasAttribute("Arn")).isTrue();
        assertThat(type.hasAttribute("Endpoint.Port")).isTrue();
        assertThat(type.hasAttribute("Port")).isFalse();
        assertThat(type.taggable()).isTrue();
    }

    @Test
    void rendersTheTableOfWhatIsSupported() {
        assertThat(new ResourceTypes(List.of(new Provider("A::B::C"))).markdown()).isEqualTo("""
                | type | properties | a change of these replaces it | kept without effect | `Fn::GetAtt` |
                | --- | --- | --- | --- | --- |
                | `A::B::C` | `QueueName`, `SSESpecification`, `Tags` | `QueueName` | `SSESpecification` | `Arn`, `Endpoint.*` |
                """);
    }

    @Test
    void makesAFailureOfAProvidersBug() {
        ResourceType type = new ResourceTypes(List.of(new Provider("A::B::C"))).find("A::B::C").orElseThrow();
        ResourceContext context = new ResourceContext(Scope.standard(), "id", "S", "R",
                "A::B::C",
                Map.of(), "SUFFIX");

        assertThat(type.create(context, Json.object())).isInstanceOfSatisfying(
                Outcome.Failed.class,
                failed -> assertThat(failed.reason()).startsWith("Internal Failure").contains("A::B::C"));
    }
}
