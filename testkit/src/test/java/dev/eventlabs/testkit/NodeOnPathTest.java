package dev.eventlabs.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class NodeOnPathTest {

    @TempDir private Path empty;
    @TempDir private Path bin;

    @Test
    void isFoundInAFolderOfThePath() throws Exception {
        Path node = Files.createFile(bin.resolve("node"));
        if (!node.toFile().setExecutable(true)) {
            throw new AssertionError("Can't make " + node + " executable.");
        }
        assertThatCode(() -> NodeOnPath.require(Map.of("PATH", empty + File.pathSeparator + bin)))
                .doesNotThrowAnyException();
        assertThatCode(() -> NodeOnPath.require(Map.of("JSII_NODE", "anywhere"))).doesNotThrowAnyException();
    }

    @Test
    void isAskedForIfItIsMissing() {
        assertThatThrownBy(() -> NodeOnPath.require(Map.of("PATH", empty.toString())))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("Node isn't on the PATH of this JVM (" + empty + ")");
    }
}
