package dev.eventlabs.local.rds.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BinariesTest {

    @Test
    void eachPlatformHasAnArchiveOfItsOwn() {
        assertThat(Binaries.archive("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(Binaries.archive("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(Binaries.archive("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-x86_64.txz");
    }

    @Test
    void thoseForTheUsualPlatformsAreOnTheClassPath() {
        assertThat(Binaries.class.getResource("/postgres-linux-x86_64.txz")).isNotNull();
        assertThat(Binaries.class.getResource("/postgres-darwin-x86_64.txz")).isNotNull();
    }
}
