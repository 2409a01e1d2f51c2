package dev.eventlabs.cli.taxi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.cli.api.ExactJson;
import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.Invocation;
import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The function that bills, for who can't reach the database.
 *
 * @param name of the function
 */
record BillingFunction(Clients clients, String name) {

    /** @throws Failure with the function's error, if it failed */
    Answer run() {
        return new Answer(ExactJson.read(Invocation.of(clients, name, "{}").answer()));
    }

    /** @param json {@code cycle}, {@code notices} and {@code bills} */
    record Answer(JsonNode json) {

        /** As psql shows them. */
        List<String> notices() {
            List<String> lines = new ArrayList<>();
            json.path("notices").forEach(notice -> lines.add("NOTICE:  " + notice.asText()));
            return lines;
        }

        /** Bills and payments, with their sums; empty if there was nothing to bill. */
        Table table() {
            Table table = new Table("driver", "name", "rides", "billed", "payment");
            long rides = 0;
            BigDecimal billed = BigDecimal.ZERO;
            BigDecimal paid = BigDecimal.ZERO;
            for (JsonNode bill : json.path("bills")) {
                BigDecimal amount = bill.path("amount").decimalValue();
                BigDecimal payment = bill.path("payment").decimalValue();
                table.row(bill.path("driver_id").asText(), bill.path("driver_name").asText(), bill.path("rides"),
                        amount.toPlainString(), payment.toPlainString());
                rides += bill.path("rides").asLong();
                billed = billed.add(amount);
                paid = paid.add(payment);
            }
            return table.isEmpty() ? table
                    : table.row("", "all", rides, billed.toPlainString(), paid.toPlainString());
        }
    }
}
