<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("pageExpiredTitle")}
    <#elseif section = "form">
        <p class="instruction">${msg("penglaiExpired")}</p>
        <p><a id="loginRestartLink" class="${properties.kcButtonPrimaryClass} ${properties.kcButtonBlockClass}" href="${url.loginRestartFlowUrl}">${msg("pageExpiredMsg1")}</a></p>
        <p><a id="loginContinueLink" class="${properties.kcButtonSecondaryClass} ${properties.kcButtonBlockClass}" href="${url.loginAction}">${msg("pageExpiredMsg2")}</a></p>
    </#if>
</@layout.registrationLayout>
