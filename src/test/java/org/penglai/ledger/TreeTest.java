package org.penglai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.kernel.Sha256;

/** Against the eight leaves with which implementations of Certificate Transparency try their trees. */
final class TreeTest {

    private static final List<Sha256> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(TreeTest::leaf)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void rootsAreThoseOfTheVectors(int size, String root) {
        var grown = new Frontier();
        LEAVES.subList(0, size).forEach(grown::add);

        assertThat(tree(size).root().hex()).isEqualTo(root);
        assertThat(grown.root().hex()).isEqualTo(root);
        assertThat(grown.size()).isEqualTo(size);
    }

    @Test
    void theWayOfTheFifthLeafInSevenIsThatOfTheVectors() {
        var proof = tree(7).inclusion(4);

        assertThat(proof.path())
                .extracting(Sha256::hex)
                .containsExactly(
                        "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
                        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(proof.proves(LEAVES.get(4), tree(7).root())).isTrue();
    }

    @Test
    void theWayFromSixToEightIsThatOfTheVectors() {
        var proof = tree(8).consistency(6);

        assertThat(proof.path())
                .extracting(Sha256::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(proof.proves(tree(6).root(), tree(8).root())).isTrue();
    }

    @Test
    void thereIsNoProofBeyondTheTree() {
        assertThatThrownBy(() -> tree(7).inclusion(7)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree(7).consistency(8)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree(7).consistency(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(tree(1).inclusion(0).path()).isEmpty();
        assertThat(tree(7).consistency(7).path()).isEmpty();
    }

    private static Tree tree(int size) {
        return new Tree(
                size,
                (level, index) -> Tiles.root(LEAVES.subList((int) (index << level), (int) ((index + 1) << level))));
    }

    private static Sha256 leaf(String hex) {
        var digest = Sha256.digest();
        digest.update((byte) 0);
        return Sha256.ofDigest(digest.digest(HexFormat.of().parseHex(hex)));
    }
}
