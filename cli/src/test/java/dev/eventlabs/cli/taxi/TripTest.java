package dev.eventlabs.cli.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.cli.api.ExactJson;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class TripTest {

    private final Trip accepted = trip("{'tripinfo':'t,1','STATUS':'InProgress','DRIVER_ID':510101,'EXTRA':0.30}");

    @Test
    void addsUpItsPartsToTheCent() {
        Trip trip = trip("{'FARE_AMOUNT':89.83,'EXTRA':0.29,'MTA_TAX':0.50,'TIP_AMOUNT':6.83,'TOLLS_AMOUNT':1.64,"
                + "'IMPROVEMENT_SURCHARGE':0.30,'TOTAL_AMOUNT':99.39}");

        assertThat(trip.sumOfParts()).isEqualTo("99.39").isEqualTo(trip.total());
        assertThat(trip("{'FARE_AMOUNT':'none'}").sumOfParts()).isZero();
    }

    @Test
    void tellsWhatStayedAndWhatDidNot() {
        assertThat(accepted.keptIn(trip("{'tripinfo':'t,1','STATUS':'Completed','DRIVER_ID':510101,'EXTRA':0.30}")))
                .isEqualTo(3);
        assertThat(accepted.keptIn(trip("{'tripinfo':'t,1','STATUS':'Completed','DRIVER_ID':'510101'}"))).isEqualTo(1);
    }

    @Test
    void comparesWhatTheApiAnsweredWithWhatTheDatabaseHas() {
        Trip trip = trip("{'n':19.6,'t':'2026-11-30T06:55:33Z','s':'+1'}");

        assertThat(StoredWalkthrough.isSame(trip.fields().get("n"), new BigDecimal("19.60"))).isTrue();
        assertThat(StoredWalkthrough.isSame(trip.fields().get("n"), 19L)).isFalse();
        assertThat(StoredWalkthrough.isSame(trip.fields().get("s"), 1L)).as("a text is no number").isFalse();
        assertThat(StoredWalkthrough.isSame(trip.fields().get("t"), OffsetDateTime.parse("2026-11-30T07:55:33+01:00")))
                .isTrue();
        assertThat(StoredWalkthrough.isSame(trip.fields().get("s"), OffsetDateTime.now())).isFalse();
        assertThat(StoredWalkthrough.isSame(trip.fields().get("s"), "+1")).isTrue();
        assertThat(StoredWalkthrough.isSame(trip.fields().get("s"), null)).isFalse();
    }

    private static Trip trip(String json) {
        return new Trip(ExactJson.read(json.replace('\'', '"')));
    }
}
