package io.tollgate.routing.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tollgate.billing.tenant.MasterKey;
import java.security.SecureRandom;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CredentialVaultTest {

    private final CredentialVault vault = vault(1);

    @Property(tries = 200)
    void opensWhatItSealed(@ForAll String slug, @ForAll String apiKey) {
        String wellFormed = new String(apiKey.getBytes(UTF_8), UTF_8);

        assertThat(vault.open(slug, vault.seal(slug, wellFormed))).isEqualTo(wellFormed);
    }

    @Test
    void sealsTheSameKeyDifferentlyEachTime() {
        assertThat(vault.seal("openai", "sk-1")).isNotEqualTo(vault.seal("openai", "sk-1"));
        assertThat(new String(vault.seal("openai", "sk-1"), UTF_8)).doesNotContain("sk-1");
    }

    @Test
    void doesNotOpenWhatWasSealedForAnother() {
        byte[] sealed = vault.seal("openai", "sk-1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> vault.open("groq", sealed))
                .withMessageContaining("credential 'groq'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vault(2).open("openai", sealed))
                .withMessageContaining("another master key");
    }

    @Test
    void noticesDamage() {
        byte[] sealed = vault.seal("openai", "sk-1");

        for (int i = 0; i < sealed.length; i++) {
            byte[] damaged = sealed.clone();
            damaged[i] ^= 1;
            assertThatIllegalArgumentException().isThrownBy(() -> vault.open("openai", damaged));
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatIllegalArgumentException().isThrownBy(() -> vault.open("openai", cut));
        }
    }

    static CredentialVault vault(int seed) {
        byte[] key = new byte[MasterKey.LENGTH];
        Arrays.fill(key, (byte) seed);
        return new CredentialVault(new MasterKey(key), new SecureRandom());
    }
}
