package dev.eventlabs.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableValueTest {
    /** With ' for ", so that it can be read here. */
    private static String readable(String json) throws JsonProcessingException {
        return ReadableValue.of(new ObjectMapper().readTree(json.replace('\'', '"'))).toString().replace('"', '\'');
    }

    @Test
    void writesTextsAndReferencesThatAreJoinedAsOneText() throws JsonProcessingException {
        assertThat(
                readable("{'Fn::Join':['',['arn:',{'Ref':'AWS::Partition'},':sqs:',{'Fn::GetAtt':['Q','Arn']},'/*']]}"))
                .isEqualTo("{'Fn::Sub':'arn:${AWS::Partition}:sqs:${Q.Arn}/*'}");
    }

    @Test
    void keepsWhatOnlyLooksLikeAReferenceApart() throws JsonProcessingException {
        assertThat(readable("{'Fn::Join':['',['${aws:username}/',{'Ref':'B'}]]}"))
                .isEqualTo("{'Fn::Sub':'${!aws:username}/${B}'}");
    }

    @Test
    void keepsWhatLooksLikeAReferenceOnlyWhenJoinedApart() throws JsonProcessingException {
        assertThat(readable("{'Fn::Join':['',['$','{Q}',{'Ref':'Q'},'$','{R}']]}"))
                .isEqualTo("{'Fn::Sub':'${!Q}${Q}${!R}'}");
    }

    @Test
    void refusesKeysThatDifferInNothingThatIsShown() {
        String one = "FunctionCurrentVersion12345678" + "a".repeat(32);
        String other = "FunctionCurrentVersion12345678" + "b".repeat(32);

        assertThatThrownBy(() -> readable("{'" + one + "':{},'Topic':{},'" + other + "':{}}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can't tell " + one + " and " + other + " apart")
                .hasMessageContaining("FunctionCurrentVersion12345678<settings>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'Fn::Join':[',',['a',{'Ref':'B'}]]}", "{'Fn::Join':['',['a',{'Fn::Select':[0,'b']}]]}",
            "{'Fn::Join':['',{'Ref':'Words'}]}", "{'Fn::Join':['',['a',{'Fn::GetAtt':['B',{'Ref':'C'}]}]]}",
            "{'a':' {}'}",
            "{'a':'{b}'}", "{'a':'[1] and more'}", "{'a':'{\\'b\\':1,\\'b\\':2}'}", "[0.50,null,true,{}]"})
    void leavesAllElse(String json) throws JsonProcessingException {
        assertThat(readable(json))
                .isEqualTo(new ObjectMapper().readTree(json.replace('\'', '"')).toString().replace('"',
                        '\''));
    }

    @Test
    void showsJsonWithinATextInItsOwnOrder() throws JsonProcessingException {
        assertThat(readable("{'Pattern':'{\\'b\\':[1.50],\\'a\\':null}'}"))
                .isEqualTo("{'Pattern':{'<JSON text>':{'b':[1.50],'a':null}}}");
        assertThat(readable("{'Fn::Join':['',['{\\'region\\':\\'',{'Ref':'AWS::Region'},'\\'}']]}"))
                .isEqualTo("{'Fn::Sub':{'<JSON text>':{'region':'${AWS::Region}'}}}");
    }
}
