package dev.eventlabs.cli.taxi;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.terminal.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/** Where the lab's database is, and how to log in: as the user who may read everything and run the billing. */
record TaxiDatabase(Clients clients, String host, int port, String name) {

    static final String USER = "taxi_billing";

    /** A paused cluster takes the connection, too, and answers when it is awake. */
    private static final Duration LONGEST_KNOCK = Duration.ofSeconds(5);

    static TaxiDatabase of(Clients clients, StackOutputs outputs) {
        return new TaxiDatabase(clients, outputs.get("AuroraClusterEndpointName"),
                Integer.parseInt(outputs.get("AuroraPort")), outputs.get("AuroraDBName"));
    }

    /** A secret, good for 15 minutes. */
    String token() {
        return clients.databaseToken(host, port, USER);
    }

    /** As {@code psql} and every client of libpq take it; no secret. */
    String connection() {
        return "host=" + host + " port=" + port + " dbname=" + name + " user=" + USER + " sslmode=require";
    }

    /**
     * What a person can paste; no secret.
     *
     * @param options that the command for the token needs, with a space in front
     */
    String line(String options) {
        return "PGPASSWORD=\"$(./lab taxi token" + options + ")\" psql \"" + connection() + "\"";
    }

    /** @throws Failure if the way there is closed, with what to do */
    void knock() {
        try (Socket socket = new Socket()) {
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UnknownHostException("no such host");
            }
            socket.connect(address, (int) LONGEST_KNOCK.toMillis());
        } catch (IOException e) {
            throw clients.endpoint().isPresent()
                    ? new Failure("The database doesn't answer at " + host + ":" + port + ": " + e.getMessage(),
                            "Is it running?  ./lab status     Deploy it anew:  ./lab up TaxiLab", e)
                    : new Failure("The database isn't reached from here, at " + host + ":" + port + ": "
                            + e.getMessage(), Isolated.ADVICE, e);
        }
    }
}
