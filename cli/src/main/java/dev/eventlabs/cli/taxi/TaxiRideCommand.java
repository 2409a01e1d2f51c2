package dev.eventlabs.cli.taxi;

import dev.eventlabs.cli.api.ApiAnswer;
import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Style;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "ride",
        description = "Books a trip, accepts and completes it through the API. Shows each request and answer.",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab taxi ride",
                "  ./lab taxi ride --rider 7 --mobile +12125550100",
                "  ./lab taxi ride --json            the completed trip",
                "  ./lab taxi ride --aws             in your AWS account"})
public final class TaxiRideCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;

    @Option(names = "--rider", paramLabel = "ID", defaultValue = "71463",
            description = "The rider's id. Default: ${DEFAULT-VALUE}") private String rider;

    @Option(names = "--mobile", paramLabel = "NUMBER", defaultValue = "+11492133668",
            description = "The rider's mobile number. Default: ${DEFAULT-VALUE}") private String mobile;

    @Option(names = "--json",
            description = "The completed trip as JSON; the requests go to stderr.") private boolean json;

    @Mixin private Target target;

    public TaxiRideCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Clients clients = target.connect(workspace, terminal);
        try (TripsApi api = new TripsApi(StackOutputs.of(clients, TaxiLab.STACK).get("TaxiApiUrl"))) {
            String tripInfo = step(api, api.bookUrl(rider, mobile)).tripInfo();
            step(api, api.acceptUrl(rider, tripInfo));
            Trip trip = step(api, api.completeUrl(rider, tripInfo));
            if (json) {
                terminal.printJson(trip.fields());
            } else {
                terminal.print("The trip is " + trip.text("STATUS") + ": " + trip.text("DRIVER_NAME") + " drove "
                        + trip.amount("TRIP_DISTANCE") + " miles for $" + trip.total().setScale(2) + ".");
                terminal.print("In PostgreSQL, in a moment:  ./lab taxi psql" + target.repeated()
                        + " -- -x -c 'select * from trips'     Bill it:  ./lab taxi bill" + target.repeated());
            }
        }
        return 0;
    }

    private Trip step(TripsApi api, URI url) {
        Consumer<String> shown = json ? terminal::say : terminal::print;
        String request = "$ curl '" + url + "'";
        shown.accept(json ? terminal.saying(Style.CYAN, request) : terminal.styled(Style.CYAN, request));
        ApiAnswer answer = api.get(url);
        shown.accept(answer.shown());
        return TripsApi.taken(answer);
    }
}
