package dev.eventlabs.local.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworksTest {

    @Test
    void ofManyAtOnceThatAreInEachOthersWayOneIsMade() {
        for (int round = 0; round < 200; round++) {
            Networks networks = new Networks(new Ids(new SecureRandom()));
            long made = IntStream.range(0, 8).parallel().filter(each -> isMade(networks)).count();

            assertThat(made).isOne();
            assertThat(networks.all(Scope.standard(), Kind.SUBNET)).hasSize(1);
        }
    }

    private static boolean isMade(Networks networks) {
        try {
            networks.addUnless(Scope.standard(), Kind.SUBNET,
                    other -> Optional.of(AwsException.badRequest("InvalidSubnet.Conflict", other.id())),
                    Struct.of("cidrBlock", "10.0.0.0/24"), Map.of());
            return true;
        } catch (AwsException e) {
            return false;
        }
    }
}
