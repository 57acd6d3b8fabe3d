package io.tollgate.api.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** The dashboard in Chinese, in a real browser. */
class ChineseWalkTest extends BrowserJourney {

    @Test
    void speaksChineseToWhoReadsIt() {
        Page page = chromium().newPage(ColorScheme.LIGHT, "zh-CN");
        DashboardSteps steps = DashboardSteps.signUp(page, origin());
        assertThat(page.getByRole(AriaRole.HEADING, named("概览"))).isVisible();

        steps.navigate("团队");
        button(page, "创建团队").click();
        page.getByLabel("团队名称").fill("搜索");
        button(page, "添加预算").click();
        page.getByLabel("预算 1 金额").fill("5");
        steps.submit("创建团队");

        shows(page.locator("main"), "搜索");
        shows(page.locator("main"), "每日 $5.00");
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    }

    @Test
    void keepsWhatWasTypedWhenAnotherLanguageIsChosen() {
        Page page = chromium().newPage();
        page.navigate(origin() + "/sign-up");
        page.getByLabel("Your name").fill("Ada");

        button(page, "中文").click();
        assertThat(page.getByLabel("您的姓名")).hasValue("Ada");
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        button(page, "English").click();

        assertThat(page.getByLabel("Your name")).hasValue("Ada");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void drawsAPageAgainInTheLanguageThatSomebodyChose() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        steps.navigate("Models");
        page.getByPlaceholder("Find a model").fill("alder");
        Locator account = page.getByRole(AriaRole.BUTTON, named("account menu"));

        account.click();
        page.getByRole(AriaRole.MENUITEM, named("中文")).click();

        assertThat(page.getByRole(AriaRole.HEADING, named("模型"))).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, named("花费"))).isVisible();
        assertThat(page.getByPlaceholder("查找模型")).hasValue("alder");
    }

    @Test
    void remembersTheLanguageThatSomebodyChose() {
        DashboardSteps steps = newcomer();
        Page page = steps.page();
        page.getByRole(AriaRole.BUTTON, named("account menu")).click();
        page.getByRole(AriaRole.MENUITEM, named("中文")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("概览"))).isVisible();

        page.navigate(origin() + "/spend");

        assertThat(page.getByRole(AriaRole.HEADING, named("花费")).first()).isVisible();
    }
}
