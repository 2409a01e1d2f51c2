package dev.eventlabs.local.apigateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingTemplateTest {

    /** As CDK writes it for a preflight of several origins. */
    private static final String SEVERAL_ORIGINS = """
            #set($origin = $input.params().header.get("Origin"))
            #if($origin == "")
              #set($origin = $input.params().header.get("origin"))
            #end
            #if($origin.matches("https://a.example") || $origin.matches("https://b.example"))
              #set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)
            #end
            """;

    private static JsonNode overriddenHeaders(Map<String, String> headers) {
        return new MappingTemplate(SEVERAL_ORIGINS).render(Json.object(), Json.object(),
                new InputVariable(new byte[0], InputVariable.parameters(Map.of(), Map.of(), headers)))
                .overrides().get("header");
    }

    @Test
    void f106_aHeaderIsOverriddenByItsName() {
        assertThat(overriddenHeaders(Map.of("Origin", "https://b.example")))
                .isEqualTo(Json.object().put("Access-Control-Allow-Origin", "https://b.example"));
    }

    @Test
    void f106_anotherOriginIsntAllowed() {
        assertThat(overriddenHeaders(Map.of("Origin", "https://c.example"))).isEmpty();
        assertThat(overriddenHeaders(Map.of())).isEmpty();
    }
}
