package dev.eventlabs.infrastructure.constructs.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThatThrownBy(() -> JsonBody.object("new-parcel")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The name \"new-parcel\" was given to a body; API Gateway allows letters and digits, as in"
                        + " NewTask.");
    }

    @Test
    void refusesAFieldTwice() {
        JsonBody body = JsonBody.object("Parcel").required("id", JsonField.text(1, 9));
        assertThatThrownBy(() -> body.optional("id", JsonField.flag())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The field id of Parcel was given twice. Leave one of them out.");
    }

    @Test
    void refusesARangeWithNothingInIt() {
        assertThatThrownBy(() -> JsonField.text(5, 4)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text(5, 4) was given; the first must not be more than the second.");
        assertThatThrownBy(() -> JsonField.wholeNumber(1, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wholeNumber(1, 0) was given; the first must not be more than the second.");
    }
}
