package dev.eventlabs.test.taxi;

import dev.eventlabs.infrastructure.labs.TaxiLab;
import dev.eventlabs.test.cloud.DeployedStack;
import dev.eventlabs.test.cloud.LabOnLocalCloud;
import java.net.URI;
import software.amazon.awscdk.Stack;

/** Gives the tests of a class the Taxi lab on an embedded AWS of their own. */
final class TaxiOnLocalCloud extends LabOnLocalCloud<TaxiOnLocalCloud.Taxi> {

    TaxiOnLocalCloud() {
        super("TaxiLab", Taxi.class);
    }

    @Override
    protected void fill(Stack stack) {
        TaxiLab lab = TaxiLab.Builder.create(stack, "Taxi").build();
        output(stack, "TaxiApiUrl", lab.getApi().getUrl());
        output(stack, "TripsTableName", lab.getTrips().getTable().getTableName());
        output(stack, "AuroraClusterEndpointName", lab.getDatabase().getHost());
        output(stack, "AuroraPort", lab.getDatabase().getPort());
        output(stack, "AuroraDBName", lab.getDatabase().getDatabaseName());
        output(stack, "StreamProcessorName", lab.getStreamProcessor().getFunction().getFunctionName());
    }

    @Override
    protected Taxi open(DeployedStack deployed) {
        return new Taxi(deployed);
    }

    /** The lab, with a client for it. */
    static final class Taxi implements AutoCloseable {

        private final DeployedStack deployed;
        private final TaxiClient client;

        Taxi(DeployedStack deployed) {
            this.deployed = deployed;
            client = new TaxiClient(deployed.cloud().endpoint(), TaxiClient.Names.of(deployed.outputs("TaxiLab")));
        }

        TaxiClient client() {
            return client;
        }

        DeployedStack deployed() {
            return deployed;
        }

        URI endpoint() {
            return deployed.cloud().endpoint();
        }

        @Override
        public void close() {
            client.close();
            deployed.close();
        }
    }
}
