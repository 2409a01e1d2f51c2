package dev.eventlabs.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.UrlForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryMembersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Action=X&StackName=a | {"StackName":"a"}
            Parameters.member.1.ParameterKey=K&Parameters.member.1.ParameterValue=V | {"Parameters":[{"ParameterKey":"K","ParameterValue":"V"}]}
            Capabilities.member.2=B&Capabilities.member.1=A | {"Capabilities":["A","B"]}
            L.member.10=k&L.member.9=j | {"L":["j","k"]}
            Attribute.1.Name=N&Attribute.1.Value=V | {"Attribute":[{"Name":"N","Value":"V"}]}
            M.entry.1.key=a&M.entry.1.value=1 | {"M":{"a":"1"}}
            A.B.C=x | {"A":{"B":{"C":"x"}}}
            """)
    void flatParametersBecomeATree(String form, String tree) {
        assertThat(QueryMembers.tree(UrlForm.decode(form))).isEqualTo(Json.parseOwn(tree));
    }
}
