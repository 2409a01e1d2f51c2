package dev.eventlabs.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.spi.AwsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x | This policy contains invalid Json
            [] | This policy contains invalid Json
            {} | Syntax errors in policy.
            {"Version":"2020-01-01","Statement":[]} | Policy document must be version 2012-10-17 or greater.
            {"Statement":[{"Effect":"Perhaps","Action":"s3:*","Resource":"*"}]} | Syntax errors in policy.
            {"Statement":[{"Effect":"Allow","Resource":"*"}]} | Policy statement must contain actions.
            {"Statement":[{"Effect":"Allow","Action":"s3:*"}]} | Policy statement must contain resources.
            {"Statement":[{"Effect":"Allow","Action":"all","Resource":"*"}]} | Actions/Conditions must be prefaced by a vendor
            {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"bucket"}]} | must be in ARN format
            {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":"*"}]} | should not specify a principal
            {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Color":"red"}]} | Syntax errors in policy.
            """)
    void saysWhatIsWrong(String document, String message) {
        assertThatThrownBy(() -> PolicyDocument.identity(document)).isInstanceOf(AwsException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(((AwsException) e).code()).isEqualTo("MalformedPolicyDocument"));
    }

    @Test
    void oneStatementMayStandWithoutItsList() {
        PolicyDocument document = PolicyDocument.identity(
                """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["s3:Get*", "*"], "NotResource": "*"}}""");

        assertThat(document.statements()).hasSize(1);
    }

    @Test
    void aTrustPolicyNamesPrincipalsAndNoResources() {
        assertThatThrownBy(() -> PolicyDocument.trust("""
                {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}"""))
                .hasMessageContaining("Has prohibited field Resource");
        assertThatThrownBy(() -> PolicyDocument.trust("""
                {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole"}]}""")).hasMessageContaining("Principal");
    }
}
