package dev.eventlabs.local.cloudformation.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A synthesised CDK app, as {@code cdk.out} holds it; nested assemblies (stages) count as part of it.
 *
 * @param stacks by artifact id
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/cloud-assembly.html">cloud assembly</a>
 */
record CloudAssembly(Map<String, StackArtifact> stacks) {

    /**
     * @param dependencies ids of the artifacts that must be deployed before it
     * @param assetManifests the files that list what must be published before it
     */
    record StackArtifact(String id, String displayName, String stackName, Path template, Map<String, String> parameters,
            Map<String, String> tags, boolean terminationProtection, Set<String> dependencies,
            List<Path> assetManifests,
            Optional<String> region) {}

    /** @throws IllegalArgumentException if the directory isn't one */
    static CloudAssembly read(Path directory) {
        Map<String, StackArtifact> stacks = new LinkedHashMap<>();
        add(directory, stacks);
        return new CloudAssembly(stacks);
    }

    private static void add(Path directory, Map<String, StackArtifact> stacks) {
        Path manifest = directory.resolve("manifest.json");
        if (!Files.isRegularFile(manifest)) {
            throw new IllegalArgumentException(
                    directory + " isn't a cloud assembly: it has no manifest.json. Run 'cdk synth' first.");
        }
        JsonNode artifacts = json(manifest).path("artifacts");
        artifacts.properties().forEach(entry -> {
            JsonNode artifact = entry.getValue();
            switch (artifact.path("type").asText()) {
                case "aws:cloudformation:stack" -> stacks.put(entry.getKey(),
                        stack(directory, entry.getKey(), artifact, artifacts));
                case "cdk:cloud-assembly" -> add(
                        directory.resolve(artifact.path("properties").path("directoryName").asText()), stacks);
                default -> {}
            }
        });
    }

    private static StackArtifact stack(Path directory, String id, JsonNode artifact, JsonNode artifacts) {
        JsonNode properties = artifact.path("properties");
        Set<String> dependencies = new LinkedHashSet<>();
        List<Path> assets = new ArrayList<>();
        artifact.path("dependencies").forEach(dependency -> {
            JsonNode other = artifacts.path(dependency.asText());
            if (other.path("type").asText().equals("cdk:asset-manifest")) {
                assets.add(directory.resolve(other.path("properties").path("file").asText()));
            } else {
                dependencies.add(dependency.asText());
            }
        });
        String[] environment = artifact.path("environment").asText().replace("aws://", "").split("/");
        Optional<String> region = environment.length == 2 && !environment[1].startsWith("unknown")
                ? Optional.of(environment[1])
                : Optional.empty();
        return new StackArtifact(id, artifact.path("displayName").asText(id), properties.path("stackName").asText(id),
                directory.resolve(properties.path("templateFile").asText()), texts(properties.path("parameters")),
                texts(properties.path("tags")), properties.path("terminationProtection").asBoolean(), dependencies,
                assets,
                region);
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> all = new LinkedHashMap<>();
        node.properties().forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
        return all;
    }

    static JsonNode json(Path file) {
        try {
            return Json.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
    }
}
