package dev.eventlabs.infrastructure.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Synthesised;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.constructs.Construct;

/** The other tables of the catalogue's pages. */
final class CatalogueTables {
    private static final Map<String, String> COMPARED = Map.of("GreaterThanOrEqualToThreshold", "≥",
            "GreaterThanThreshold", ">", "LessThanThreshold", "<", "LessThanOrEqualToThreshold", "≤");

    private CatalogueTables() {}

    static String options(ConstructSource source) {
        return "| builder | default, and what it does |\n| --- | --- |\n"
                + "| `%s` | %s |\n".formatted(source.create().call(), source.create().text())
                + source.options()
                        .stream()
                        .map(option -> "| `.%s` | %s |\n".formatted(option.call(),
                                option.text().substring("Default: ".length())))
                        .collect(Collectors.joining());
    }

    static String metrics(List<ConstructSource.Member> metrics) {
        return "| metric | what it is |\n| --- | --- |\n" + metrics.stream()
                .map(metric -> "| `%s` | %s |\n".formatted(metric.call(), metric.text()))
                .collect(Collectors.joining());
    }

    /** The methods that make one, for what has no builder. */
    static String methods(ConstructSource source) {
        return "| method | what it says |\n| --- | --- |\n" + source.starting("")
                .stream()
                .filter(method -> List.of("RecordFilter", "Field").contains(method.returns()))
                .map(method -> "| `%s` | %s |\n".formatted(method.call(), method.text()))
                .collect(Collectors.joining());
    }

    /** Every construct with its page and its first line. */
    static String index(Map<Class<?>, String> pages) {
        return pages.entrySet().stream().map(entry -> {
            ConstructSource source = ConstructSource.of(entry.getKey());
            String name = entry.getKey().getSimpleName();
            String folder = entry.getKey().getPackageName().replaceAll(".*\\.", "");
            return "| [%s](%s.md) | `%s` | %s | `%s.Builder.%s` |\n".formatted(name, entry.getValue(), folder,
                    source.sentence(), name, source.create().names());
        }).collect(Collectors.joining("",
                "| construct | package | what it is | begins with |\n| --- | --- | --- | --- |\n", ""));
    }

    /** Alarms of one of the constructs that the exhibit shows. */
    static String alarms(Exhibit exhibit, Construct shown, Synthesised out) {
        var words = new TemplateWords(exhibit);
        return out.resources("AWS::CloudWatch::Alarm")
                .entrySet()
                .stream()
                .filter(alarm -> words.isUnder(Exhibit.root(shown), alarm.getKey()))
                .map(alarm -> alarm(words.path(alarm.getKey()), alarm.getValue().path("Properties")))
                .collect(Collectors.joining("", "| alarm | raised when | says |\n| --- | --- | --- |\n", ""));
    }

    private static String alarm(String path, JsonNode properties) {
        int minutes = properties.path("EvaluationPeriods").asInt() * properties.path("Period").asInt() / 60;
        return "| `%s` | `%s`, %s, %s %s for %s | %s |\n".formatted(path, properties.path("MetricName").asText(),
                properties.path("Statistic").asText(),
                COMPARED.get(properties.path("ComparisonOperator").asText()), properties.path("Threshold").asText(),
                minutes == 1 ? "a minute" : minutes + " minutes", properties.path("AlarmDescription").asText());
    }
}
