package dev.eventlabs.testkit;

import dev.eventlabs.local.LocalCloud;
import dev.eventlabs.local.Shared;
import dev.eventlabs.local.cloudformation.assembly.DeploymentFailed;

/** Stacks on a cloud of their own. Thread-safe; closing it stops the cloud. */
final class Deployment implements AutoCloseable {

    private final LocalCloud cloud;
    private final Outputs outputs;
    private final SdkClients clients;

    private Deployment(LocalCloud cloud, Outputs outputs, SdkClients clients) {
        this.cloud = cloud;
        this.outputs = outputs;
        this.clients = clients;
    }

    static Deployment of(Assembly assembly, Shared shared) {
        LocalCloud cloud = LocalCloud.builder().port(0).shared(shared).start();
        try {
            Outputs outputs = new Outputs(cloud.deploy(assembly.directory()));
            return new Deployment(cloud, outputs, new SdkClients(cloud.endpoint(), assembly.region()));
        } catch (DeploymentFailed e) {
            cloud.close();
            throw new IllegalStateException(e.getMessage() + "\nThe stack's events:\n  "
                    + String.join("\n  ", e.events()), e);
        } catch (RuntimeException e) {
            cloud.close();
            throw e;
        }
    }

    LocalCloud cloud() {
        return cloud;
    }

    Outputs outputs() {
        return outputs;
    }

    SdkClients clients() {
        return clients;
    }

    @Override
    public void close() {
        clients.close();
        cloud.close();
    }
}
