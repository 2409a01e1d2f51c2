package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import java.util.List;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.constructs.Construct;

final class PrivateNetworkExhibit extends Exhibit {
    private final PrivateNetwork shown;

    PrivateNetworkExhibit() {
        // tag::private-network[]
        PrivateNetwork network = PrivateNetwork.Builder.create(this, "Network").build();
        JavaFunction sorter = JavaFunction.Builder.create(this, "Sorter", "com.example.Sorter::sort")
                .network(network)
                .build();
        network.allow(sorter, InterfaceVpcEndpointAwsService.SQS); // DynamoDB and S3 need no leave
        // end::private-network[]
        shown = network;

        // tag::private-network-override[]
        PrivateNetwork.Builder.create(this, "Small")
                .addresses("10.1.0.0/24")
                .vpc(v -> v.vpcName("small"))
                .build();
        // end::private-network-override[]
    }

    @Override
    String page() {
        return "private-network";
    }

    @Override
    List<Construct> shown() {
        return List.of(shown);
    }

    @Override
    void proves(Synthesised out) {
        assertThat(out.resources("AWS::EC2::NatGateway")).isEmpty();
        assertThat(out.resources("AWS::EC2::InternetGateway")).isEmpty();
        assertThat(out.resources("AWS::EC2::VPCEndpoint").values())
                .filteredOn(endpoint -> endpoint.at("/Properties/VpcEndpointType").asText().equals("Interface"))
                .hasSize(1);
        assertThat(out.properties("AWS::EC2::VPC", "Small").path("CidrBlock").asText()).isEqualTo("10.1.0.0/24");
        assertThat(out.properties("AWS::EC2::VPC", "Small").path("Tags").toString()).contains("small");
    }
}
