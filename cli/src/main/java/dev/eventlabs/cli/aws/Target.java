package dev.eventlabs.cli.aws;

import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Style;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.CloudRecord;
import dev.eventlabs.cli.workspace.Workspace;
import java.net.URI;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The options that say which AWS a command talks to. Default: the embedded one of this checkout. */
public final class Target {

    @ArgGroup(exclusive = true, multiplicity = "0..1") private Choice choice = new Choice();

    static final class Choice {

        @Option(names = "--endpoint", paramLabel = "URL",
                description = "The AWS to talk to. Default: the embedded one that ./lab up started.") private URI endpoint;

        @Option(names = "--aws",
                description = "Talk to a real AWS account: the SDK's usual credentials and region.") private boolean aws;
    }

    /** @throws Failure if the embedded AWS is meant and doesn't run */
    public Clients connect(Workspace workspace, Terminal terminal) {
        if (choice.aws) {
            return real(terminal);
        }
        return Clients.at(choice.endpoint != null ? checked(choice.endpoint) : running(workspace).endpoint());
    }

    /** These options as another command line takes them, with a space in front; empty if none was given. */
    public String repeated() {
        return choice.aws ? " --aws" : choice.endpoint != null ? " --endpoint " + choice.endpoint : "";
    }

    /** @throws Failure if it doesn't run, with what to do */
    public static CloudRecord running(Workspace workspace) {
        return workspace.cloud()
                .filter(cloud -> cloud.process().isPresent())
                .orElseThrow(() -> new Failure("The embedded AWS of this checkout isn't running.",
                        "Start it:  ./lab up     or name another one:  --endpoint http://localhost:4566"));
    }

    private static URI checked(URI endpoint) {
        if (endpoint.getScheme() == null || !endpoint.getScheme().matches("https?") || endpoint.getHost() == null) {
            throw new Failure("--endpoint takes a URL such as http://localhost:4566, not '" + endpoint + "'.",
                    "./lab status  shows the one of this checkout.");
        }
        return endpoint;
    }

    private static Clients real(Terminal terminal) {
        Clients clients = Clients.real();
        GetCallerIdentityResponse caller = clients.sts().getCallerIdentity();
        terminal.say(terminal.saying(Style.YELLOW, "AWS account " + caller.account() + ", region " + clients.region()
                + ", as " + caller.arn()));
        return clients;
    }
}
