package dev.eventlabs.cli.cloud;

import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "env",
        description = "Prints the shell's export lines that point the aws CLI and every SDK at the embedded AWS.",
        footerHeading = "%nExamples:%n", footer = {
                "  eval \"$(./lab env)\"",
                "  aws sqs list-queues"})
public final class EnvCommand implements Callable<Integer> {

    /** The option is what every version heeds. */
    private static final String FUNCTION_WITH_OPTION = """
            unalias aws 2>/dev/null || true
            aws() { command aws ${AWS_ENDPOINT_URL:+"--endpoint-url=$AWS_ENDPOINT_URL"} "$@"; }""";

    private final Workspace workspace;
    private final Terminal terminal;
    private final AwsCli awsCli;

    public EnvCommand(Workspace workspace, Terminal terminal) {
        this(workspace, terminal, new AwsCli("aws"));
    }

    EnvCommand(Workspace workspace, Terminal terminal, AwsCli awsCli) {
        this.workspace = workspace;
        this.terminal = terminal;
        this.awsCli = awsCli;
    }

    @Override
    public Integer call() {
        // Without --endpoint: what is exported is what runs.
        URI endpoint = Target.running(workspace).endpoint();
        variables(endpoint).forEach((name, value) -> terminal.print("export " + name + "=" + value));
        terminal.print("unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
        if (awsCli.needsEndpointOption()) {
            terminal.print(FUNCTION_WITH_OPTION);
        }
        return 0;
    }

    static Map<String, String> variables(URI endpoint) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ENDPOINT_URL", endpoint.toString());
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_DEFAULT_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        return variables;
    }
}
