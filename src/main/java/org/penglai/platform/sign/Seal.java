package org.penglai.platform.sign;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.penglai.kernel.Sha256;

/**
 * A detached signature over bytes of that digest, in the form that papers carry: CMS (RFC 5652) at the level CAdES B-B, with the
 * signer's certificate named in what is signed (RFC 5035, signing-certificate-v2) and no time of its own, as PAdES asks for
 * (ETSI EN 319 142-1, 6.3). It is read as strictly as it is written: any other byte is another signature, or none.
 *
 * @param digest of what is signed
 * @param signer whose key signed it
 */
public record Seal(Sha256 digest, PaperCertificate signer) {

    private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final AlgorithmIdentifier RSA_WITH_SHA_256 =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

    /** Bytes that are no seal, or one that does not hold. */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        public Broken(String why) {
            super(why);
        }
    }

    /** Signs; the same each time, and of the same length for every digest. */
    public static byte[] over(Sha256 digest, PaperKey key) {
        try {
            var signer = key.chain().getFirst();
            var certificates = new ASN1EncodableVector();
            for (var certificate : key.chain()) {
                certificates.add(Certificate.getInstance(certificate.getEncoded()));
            }
            var all = new DERSet(certificates);
            var attributes = attributes(digest, signer, all);
            return framed(attributes, key.sign(attributes.getEncoded(ASN1Encoding.DER)), all, name(signer));
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("a certificate that was read can be written", impossible);
        }
    }

    /** Reads what {@link #over} wrote and holds it to its own signature; {@link Broken} says what is wrong. */
    public static Seal read(byte[] der) throws Broken {
        try {
            var signed = SignedData.getInstance(
                    ContentInfo.getInstance(ASN1Primitive.fromByteArray(der)).getContent());
            var info = SignerInfo.getInstance(signed.getSignerInfos().getObjectAt(0));
            var attributes = info.getAuthenticatedAttributes();
            var signature = info.getEncryptedDigest().getOctets();
            var signer = signer(info.getSID(), signed.getCertificates());
            if (!PaperCertificate.verifies(signer, attributes.getEncoded(ASN1Encoding.DER), signature)) {
                throw new Broken("the signature is not that of its certificate");
            }
            var digest = digest(attributes);
            var expected = attributes(digest, signer, signed.getCertificates());
            if (!Arrays.equals(framed(expected, signature, signed.getCertificates(), name(signer)), der)) {
                throw new Broken("the signature is not in the form in which it is given");
            }
            return new Seal(digest, PaperCertificate.of(signer));
        } catch (IOException | GeneralSecurityException | RuntimeException spoilt) {
            throw new Broken("the signature cannot be read");
        }
    }

    private static X509Certificate signer(SignerIdentifier named, ASN1Set certificates)
            throws GeneralSecurityException, IOException, Broken {
        for (var each : certificates) {
            var certificate = x509(each);
            if (name(certificate).equals(named)) {
                return certificate;
            }
        }
        throw new Broken("the signature brings no certificate of its signer");
    }

    /** Names the signer's certificate first and then the others, so that none can be exchanged. */
    private static ASN1Set attributes(Sha256 digest, X509Certificate signer, ASN1Set certificates)
            throws GeneralSecurityException, IOException {
        var named = new ArrayList<ESSCertIDv2>();
        for (var each : certificates) {
            var bytes = each.toASN1Primitive().getEncoded(ASN1Encoding.DER);
            var id = new ESSCertIDv2(Sha256.of(bytes).bytes());
            named.add(Arrays.equals(bytes, signer.getEncoded()) ? 0 : named.size(), id);
        }
        var attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
        attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest.bytes())));
        attributes.add(attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new SigningCertificateV2(named.toArray(ESSCertIDv2[]::new))));
        return new DERSet(attributes);
    }

    private static Attribute attribute(ASN1ObjectIdentifier kind, ASN1Encodable value) {
        return new Attribute(kind, new DERSet(value));
    }

    private static byte[] framed(ASN1Set attributes, byte[] signature, ASN1Set certificates, SignerIdentifier signer)
            throws IOException {
        var info = new SignerInfo(
                signer, SHA_256, attributes, RSA_WITH_SHA_256, new DEROctetString(signature), (ASN1Set) null);
        var signed = new SignedData(
                new DERSet(SHA_256),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                certificates,
                null,
                new DERSet(info));
        return new ContentInfo(CMSObjectIdentifiers.signedData, signed).getEncoded(ASN1Encoding.DER);
    }

    private static SignerIdentifier name(X509Certificate certificate) throws GeneralSecurityException {
        return new SignerIdentifier(new IssuerAndSerialNumber(Certificate.getInstance(certificate.getEncoded())));
    }

    private static Sha256 digest(ASN1Set attributes) throws Broken {
        for (var each : attributes) {
            var attribute = Attribute.getInstance(each);
            if (attribute.getAttrType().equals(CMSAttributes.messageDigest)) {
                return Sha256.ofDigest(
                        ASN1OctetString.getInstance(attribute.getAttrValues().getObjectAt(0))
                                .getOctets());
            }
        }
        throw new Broken("the signature names no digest");
    }

    private static X509Certificate x509(ASN1Encodable certificate) throws GeneralSecurityException, IOException {
        var bytes = certificate.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new java.io.ByteArrayInputStream(bytes));
    }
}
