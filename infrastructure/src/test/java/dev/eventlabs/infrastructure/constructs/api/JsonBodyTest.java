package dev.eventlabs.infrastructure.constructs.api;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonBodyTest {
    @Test
    void staysAsItIsWhenAFieldIsAdded() {
        JsonBody body = JsonBody.object("Parcel");
        body.required("id", JsonField.text(1, 9));
        assertThat(body.schema().getProperties()).isEmpty();
        assertThat(body.schema().getRequired()).isNull();
    }

    @Test
    void refusesANameThatApiGatewayDoesNotTake() {
        assertThatRefused(() -> JsonBody.object("new-parcel"))
                .hasMessage("The name \"new-parcel\" was given to a body; API Gateway allows letters and digits, as in"
                        + " NewTask.");
    }

    @Test
    void refusesAFieldTwice() {
        JsonBody body = JsonBody.object("Parcel").required("id", JsonField.text(1, 9));
        assertThatRefused(() -> body.optional("id", JsonField.flag()))
                .hasMessage("The field id of Parcel was given twice. Leave one of them out.");
    }

    @Test
    void refusesARangeWithNothingInIt() {
        assertThatRefused(() -> JsonField.text(5, 4))
                .hasMessage("text(5, 4) was given; the first must not be more than the second.");
        assertThatRefused(() -> JsonField.wholeNumber(1, 0))
                .hasMessage("wholeNumber(1, 0) was given; the first must not be more than the second.");
    }
}
