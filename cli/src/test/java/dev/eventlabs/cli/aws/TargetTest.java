package dev.eventlabs.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

class TargetTest {

    @CommandLine.Command
    static final class Any {
        @Mixin private Target target;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --aws", " --endpoint http://localhost:4567"})
    void repeatsItsOptionsForAnotherCommand(String options) {
        Any command = CommandLine.populateCommand(new Any(),
                options.isEmpty() ? new String[0] : options.strip().split(" "));

        assertThat(command.target.repeated()).isEqualTo(options);
    }
}
