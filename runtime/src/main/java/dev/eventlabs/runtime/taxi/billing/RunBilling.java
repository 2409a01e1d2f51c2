package dev.eventlabs.runtime.taxi.billing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.database.DatabaseFailure;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.json.JsonObjects;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.snapstart.Priming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@code aws-db-workshop-billing}: bills the completed trips and pays the drivers, {@code call billingandpayments()}, for callers who can't
 * connect to the database. Whatever the event is, it isn't looked at.
 *
 * <p>Answer: {@code {"cycle": 1, "notices": ["Found 2 trip(s) to be billed", …], "bills": [{"driver_id": 510101, "driver_name": "…",
 * "rides": 2, "amount": 100.10, "payment": 80.08}]}}; amounts are exact decimals. With nothing to bill, {@code cycle} is null and {@code bills}
 * is empty. To invoke it again, or twice at once, bills no trip twice.
 *
 * <p>Environment: {@code DATABASE_HOST}, {@code DATABASE_PORT}, {@code DATABASE_NAME}, and {@code DATABASE_USER}, which logs in by IAM. The
 * function needs more time than a paused cluster takes to wake up.
 */
public final class RunBilling implements RequestStreamHandler {
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(3);

    private final JsonObjects json = new JsonObjects();
    private final Billing billing;
    private final StructuredLog log;
    private final Priming priming;

    /** As Lambda makes it. */
    public RunBilling() {
        this(new Billing(Database.ofEnvironment(Environment.ofProcess(), LONGEST_STATEMENT)),
                StructuredLog.ofProcess());
    }

    RunBilling(Billing billing, StructuredLog log) {
        this.billing = billing;
        this.log = log;
        this.priming = Priming.register(this::warmUp, log);
    }

    /** @throws DatabaseFailure if the database can't be reached, or can't do it; its message says why */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Billed billed = billing.run();
        log.line(Level.INFO, "trips billed", context.getAwsRequestId()).with("trips", billed.rides())
                .with("drivers", billed.bills().size()).write();
        answer.write(text(billed).getBytes(StandardCharsets.UTF_8));
    }

    private String text(Billed billed) {
        return json.text(object -> {
            object.writeFieldName("cycle");
            if (billed.cycle().isPresent()) {
                object.writeNumber(billed.cycle().getAsLong());
            } else {
                object.writeNull();
            }
            object.writeArrayFieldStart("notices");
            for (String notice : billed.notices()) {
                object.writeString(notice);
            }
            object.writeEndArray();
            object.writeArrayFieldStart("bills");
            for (Bill bill : billed.bills()) {
                write(bill, object);
            }
            object.writeEndArray();
        });
    }

    private static void write(Bill bill, JsonGenerator array) throws IOException {
        array.writeStartObject();
        array.writeNumberField("driver_id", bill.driverId());
        array.writeStringField("driver_name", bill.driverName());
        array.writeNumberField("rides", bill.rides());
        array.writeNumberField("amount", bill.amount());
        array.writeNumberField("payment", bill.payment());
        array.writeEndObject();
    }

    private void warmUp() {
        billing.warmUp();
        text(new Billed(OptionalLong.empty(), List.of(), List.of()));
    }
}
