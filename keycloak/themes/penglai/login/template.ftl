<#-- The frame of every sign-in page: Penglai's head, the page's heading, what went wrong, the form, the way back. -->
<#import "field.ftl" as field>
<#macro username>
  <#assign label>${msg("username")}</#assign>
  <@field.group name="kc-attempted-username" label=label>
    <p class="attempted"><input class="${properties.kcInputClass}" id="kc-attempted-username" value="${auth.attemptedUsername}" readonly></p>
    <p><a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a></p>
  </@field.group>
</#macro>
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<!doctype html>
<html class="${properties.kcHtmlClass!}" lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex, nofollow">
  <title>${title!}</title>
  <link rel="icon" href="${url.resourcesPath}/img/favicon.svg" type="image/svg+xml">
  <#list properties.stylesCommon?split(' ') as style>
  <link rel="stylesheet" href="${url.resourcesCommonPath}/${style}">
  </#list>
  <#list properties.styles?split(' ') as style>
  <link rel="stylesheet" href="${url.resourcesPath}/${style}">
  </#list>
  <script type="importmap">{"imports": {"rfc4648": "${url.resourcesCommonPath}/vendor/rfc4648/rfc4648.js"}}</script>
  <script type="module" async blocking="render">
    <#outputformat "JavaScript">
    const night = window.matchMedia("(prefers-color-scheme: dark)");
    const follow = () => document.documentElement.classList.toggle(${properties.kcDarkModeClass?c}, night.matches);
    follow();
    night.addEventListener("change", follow);
    </#outputformat>
  </script>
  <#if scripts??>
    <#list scripts as script>
  <script src="${script}"></script>
    </#list>
  </#if>
  <script type="module" src="${url.resourcesPath}/js/passwordVisibility.js"></script>
  <script type="module">
    <#outputformat "JavaScript">
    import { startSessionPolling } from ${(url.resourcesPath + "/js/authChecker.js")?c};
    startSessionPolling(${url.ssoLoginInOtherTabsUrl?c});
    </#outputformat>
  </script>
  <#if authenticationSession??>
  <script type="module">
    <#outputformat "JavaScript">
    import { checkAuthSession } from ${(url.resourcesPath + "/js/authChecker.js")?c};
    checkAuthSession(${authenticationSession.authSessionIdHash?c});
    </#outputformat>
  </script>
  </#if>
</head>
<body class="${properties.kcBodyClass!}" data-page-id="login-${pageId}">
  <header class="site-head">
    <div class="site-bar">
      <#assign home=(client.baseUrl)!''>
      <#if home?has_content><a class="brand" href="${home}"><#else><span class="brand"></#if>
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="5" fill="#b23a22"/><g fill="#fdf7ee"><path d="M16 4.2 17 6h-2zM5.6 11.9C9.6 11 13.400 8.900 15.200 6.300h1.600c1.800 2.600 5.600 4.700 9.600 5.600l-1.300 1.500H6.900z"/><path d="M9.400 14.300h13.200v1.700H9.400z"/><path d="M4 20.200c2.800-.6 4.700-1.600 5.900-3.100h12.200c1.200 1.500 3.100 2.500 5.900 3.100l-1.500 1.400h-21z"/><path d="M8.300 22.300h1.900v2.700H8.300zm4.500 0h1.900v2.700h-1.900zm4.500 0h1.900v2.700h-1.900zm4.500 0h1.900v2.700h-1.900z"/></g><path d="M4.500 27.300c1.900-1.300 3.800-1.300 5.750 0s3.850 1.300 5.750 0 3.800-1.300 5.750 0 3.850 1.300 5.750 0" fill="none" stroke="#fdf7ee" stroke-width="1.300" stroke-linecap="round"/></svg>
        <span lang="zh-CN">蓬莱</span> <small lang="en">Penglai</small>
      <#if home?has_content></a><#else></span></#if>
      <#if realm.internationalizationEnabled && locale.supported?size gt 1>
      <nav aria-label="${msg("languages")}">
        <#list locale.supported as other>
          <#if other.languageTag != locale.currentLanguageTag>
        <a href="${other.url}" lang="${other.languageTag}" hreflang="${other.languageTag}">${(other.languageTag == "en")?then("English", "中文")}</a>
          </#if>
        </#list>
      </nav>
      </#if>
    </div>
  </header>
  <main id="main">
    <h1 id="kc-page-title"><#nested "header"></h1>
    <#if realm.displayName?has_content>
    <p class="realm">${kcSanitize(realm.displayName)?no_esc}</p>
    </#if>
    <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
      <#nested "show-username">
      <@username />
    </#if>
    <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
    <div class="message message-${message.type}" role="<#if message.type = 'error'>alert<#else>status</#if>">
      <span class="kc-feedback-text">${kcSanitize(message.summary)?no_esc}</span>
    </div>
    </#if>
    <#nested "form">
    <#if auth?has_content && auth.showTryAnotherWayLink()>
    <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post" novalidate>
      <input type="hidden" name="tryAnotherWay" value="on">
      <button id="try-another-way" class="${properties.kcButtonSecondaryClass} ${properties.kcButtonBlockClass}" type="submit">${msg("doTryAnotherWay")}</button>
    </form>
    </#if>
    <#nested "socialProviders">
    <#if displayInfo>
    <div id="kc-info"><#nested "info"></div>
    </#if>
  </main>
  <footer>
    <p>${msg("penglaiWho")}</p>
  </footer>
</body>
</html>
</#macro>
