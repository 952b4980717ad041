package cortile.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The test vectors of RFC 8032, 7.1.
final class SigningPairTest {
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + " d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + " 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
  })
  void thePublicKeyFollowsFromTheSecret(String secret, String expected) {
    var pair = SigningPair.of(HexFormat.of().parseHex(secret));
    assertThat(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(pair.raw())))
        .isEqualTo(expected);
  }

  @Test
  void whatThePrivateKeySignsThePublicKeyKnows() throws Exception {
    var pair =
        SigningPair.of(
            HexFormat.of()
                .parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    var signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.privateKey());
    signer.update((byte) 0x72);
    var signature = signer.sign();
    assertThat(HexFormat.of().formatHex(signature))
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    var verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(pair.publicKey());
    verifier.update((byte) 0x72);
    assertThat(verifier.verify(signature)).isTrue();
  }
}
