package dev.eventlabs.cli.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.cli.api.ExactJson;
import dev.eventlabs.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BillingFunctionTest {

    private final Terminal plain = new Terminal(System.out, System.err, Set.of(), Map.of());

    @Test
    void showsBillsWithTheirSumsToTheCent() {
        BillingFunction.Answer answer = answer("""
                {"cycle": 3, "notices": ["Found 3 trip(s) to be billed", "Billing cycle # 3 begins"], "bills": [
                {"driver_id": 510101, "driver_name": "Amina Rashid", "rides": 2, "amount": 9000000090.10, "payment": 7200000072.08},
                {"driver_id": 510102, "driver_name": "Bruno Keller", "rides": 1, "amount": 0.90, "payment": 0.72}]}""");

        assertThat(answer.notices())
                .containsExactly("NOTICE:  Found 3 trip(s) to be billed", "NOTICE:  Billing cycle # 3 begins");
        assertThat(answer.table().lines(plain)).isEqualTo(List.of(
                "driver  name          rides         billed        payment",
                "510101  Amina Rashid      2  9000000090.10  7200000072.08",
                "510102  Bruno Keller      1           0.90           0.72",
                "        all               3  9000000091.00  7200000072.80"));
    }

    @Test
    void hasNoTableForNothing() {
        BillingFunction.Answer answer = answer("{\"cycle\": null, \"notices\": [\"Nothing to bill\"], \"bills\": []}");

        assertThat(answer.table().isEmpty()).isTrue();
        assertThat(answer.notices()).containsExactly("NOTICE:  Nothing to bill");
    }

    private static BillingFunction.Answer answer(String json) {
        return new BillingFunction.Answer(ExactJson.read(json));
    }
}
