package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** An XML request body, by its elements' local names. */
record XmlBody(Element element) {

    /** @throws AwsException if it isn't XML; no entity is ever resolved */
    static XmlBody parse(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return new XmlBody(builder.parse(new ByteArrayInputStream(body)).getDocumentElement());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser lacks a feature it has always had", e);
        } catch (SAXException | IOException e) {
            throw Errors.malformedXml();
        }
    }

    Optional<String> text(String child) {
        return children(child).stream().findFirst().map(each -> each.element().getTextContent());
    }

    Optional<XmlBody> child(String name) {
        return children(name).stream().findFirst();
    }

    List<XmlBody> children(String name) {
        List<XmlBody> all = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && name.equals(child.getLocalName())) {
                all.add(new XmlBody(child));
            }
        }
        return all;
    }

    String name() {
        return element.getLocalName();
    }

    /** The parser's own would print to the error stream. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
