package dev.eventlabs.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class AssetsTest {
    private static final String ONE = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);
    private static final String THIRD = "ab".repeat(32);

    private static Object function(String hash) {
        return Map.of("Properties", Map.of("S3Key", hash + ".zip"));
    }

    /** Functions that are written as they are named, each with the code of a hash. */
    private static NormalisedTemplate functions(String... namesAndHashes) {
        Map<String, Object> resources = new LinkedHashMap<>();
        for (int i = 0; i < namesAndHashes.length; i += 2) {
            resources.put(namesAndHashes[i], function(namesAndHashes[i + 1]));
        }
        return NormalisedTemplate.of(Map.of("Resources", resources));
    }

    @Test
    void areNumberedAsTheyAreRead() {
        assertThat(functions("Sorter", THIRD, "Mailer", OTHER, "Counter", ONE, "Packer", OTHER).json()).isEqualTo("""
                {
                  "Resources": {
                    "Counter": { "Properties": { "S3Key": "<asset 1>.zip" } },
                    "Mailer": { "Properties": { "S3Key": "<asset 2>.zip" } },
                    "Packer": { "Properties": { "S3Key": "<asset 2>.zip" } },
                    "Sorter": { "Properties": { "S3Key": "<asset 3>.zip" } }
                  }
                }
                """);
    }

    @Test
    void thatAreBuiltAnewChangeNothing() {
        assertThat(functions("Counter", ONE, "Mailer", OTHER, "Sorter", ONE))
                .isEqualTo(functions("Counter", THIRD, "Mailer", ONE, "Sorter", THIRD));
    }

    @Test
    void thatAreSwappedAreSeen(@TempDir Path folder) {
        var snapshots = new SnapshotFolder(folder, Missing.IS_WRITTEN, false);
        snapshots.compare("mail", functions("Counter", ONE, "Mailer", OTHER, "Sorter", ONE));

        assertThatThrownBy(() -> snapshots.compare("mail", functions("Counter", ONE, "Mailer", ONE, "Sorter", OTHER)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("""
                             "Counter": { "Properties": { "S3Key": "<asset 1>.zip" } },
                        -    "Mailer": { "Properties": { "S3Key": "<asset 2>.zip" } },
                        -    "Sorter": { "Properties": { "S3Key": "<asset 1>.zip" } }
                        +    "Mailer": { "Properties": { "S3Key": "<asset 1>.zip" } },
                        +    "Sorter": { "Properties": { "S3Key": "<asset 2>.zip" } }
                        """);
    }

    @Test
    void ofAnotherFunctionAreSeen() {
        assertThat(functions("Counter", ONE, "Mailer", ONE)).isNotEqualTo(functions("Counter", ONE, "Mailer", OTHER));
    }

    /** The limit of it, which the Javadoc of {@link Snapshots} tells: nothing but the hash would tell one from the other. */
    @Test
    void thatAreUsedOnceEachCanBeExchangedUnseen() {
        assertThat(functions("Counter", ONE, "Mailer", OTHER)).isEqualTo(functions("Counter", OTHER, "Mailer", ONE));
    }

    @Test
    void areNumberedInKeysInJoinedTextsInJsonAndInImagesAlike() {
        String image = "123456789012.dkr.ecr.eu-west-1.${AWS::URLSuffix}/cdk-assets:" + OTHER;
        assertThat(NormalisedTemplate.of(Map.of("Resources", Map.of(
                "A", Map.of("ImageUri", Map.of("Fn::Sub", image)),
                "B", Map.of("Environment", "{\"image\":\"" + OTHER + "\",\"code\":\"" + ONE + "\"}"),
                "C", Map.of(THIRD, ONE, "Metadata", Map.of("aws:asset:path", "asset." + THIRD + ".zip"))))).json())
                .isEqualTo(
                        """
                                {
                                  "Resources": {
                                    "A": { "ImageUri": { "Fn::Sub": "123456789012.dkr.ecr.eu-west-1.${AWS::URLSuffix}/cdk-assets:<asset 1>" } },
                                    "B": { "Environment": { "<JSON text>": { "image": "<asset 1>", "code": "<asset 2>" } } },
                                    "C": { "<asset 3>": "<asset 2>", "Metadata": { "aws:asset:path": "asset.<asset 3>.zip" } }
                                  }
                                }
                                """);
    }
}
