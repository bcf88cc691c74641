<#-- Keycloak's fields, whose errors are said to belong to them. -->
<#macro group name label error="" required=false>
<div class="${properties.kcFormGroupClass}">
  <div class="${properties.kcFormGroupLabelClass}">
    <label for="${name}" class="${properties.kcFormLabelClass}"><span class="${properties.kcFormLabelTextClass}">${label}</span></label>
  </div>
  <#if error?has_content>
  <p class="field-error" id="input-error-${name}" role="alert">${kcSanitize(error)?no_esc}</p>
  </#if>
  <#nested>
</div>
</#macro>

<#macro attributes name error autofocus>aria-invalid="${error?has_content?c}" <#if error?has_content>aria-describedby="input-error-${name}"</#if> <#if autofocus>autofocus</#if></#macro>

<#macro input name label value="" required=false autocomplete="off" fieldName=name error=messagesPerField.get(fieldName) autofocus=false>
<@group name=name label=label error=error required=required>
  <span class="${properties.kcInputClass}<#if error?has_content> ${properties.kcError}</#if>">
    <input id="${name}" name="${name}" value="${value}" type="text" autocomplete="${autocomplete}" <#if autocomplete == "one-time-code">inputmode="numeric"</#if> <@attributes name=name error=error autofocus=autofocus/>>
  </span>
</@group>
</#macro>

<#macro password name label value="" required=false forgotPassword=false fieldName=name error=messagesPerField.get(fieldName) autocomplete="off" autofocus=false>
<@group name=name label=label error=error required=required>
  <div class="${properties.kcInputGroup}">
    <div class="${properties.kcInputGroupItemClass} ${properties.kcFill}">
      <span class="${properties.kcInputClass}<#if error?has_content> ${properties.kcError}</#if>">
        <input id="${name}" name="${name}" value="${value}" type="password" autocomplete="${autocomplete}" <@attributes name=name error=error autofocus=autofocus/>>
      </span>
    </div>
    <div class="${properties.kcInputGroupItemClass}">
      <button class="${properties.kcFormPasswordVisibilityButtonClass}" type="button" aria-label="${msg('showPassword')}"
              aria-controls="${name}" data-password-toggle
              data-icon-show="${properties.kcFormPasswordVisibilityIconShow}" data-icon-hide="${properties.kcFormPasswordVisibilityIconHide}"
              data-label-show="${msg('showPassword')}" data-label-hide="${msg('hidePassword')}" id="${name}-show-password">
        <i class="${properties.kcFormPasswordVisibilityIconShow}" aria-hidden="true"></i>
      </button>
    </div>
  </div>
  <#nested>
  <#if forgotPassword>
  <p><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p>
  </#if>
</@group>
</#macro>

<#macro checkbox name label value=false required=false>
<p class="${properties.kcCheckboxClass}">
  <input class="${properties.kcCheckboxInputClass}" type="checkbox" id="${name}" name="${name}"<#if value> checked</#if>>
  <label for="${name}" class="${properties.kcCheckboxLabelClass}">${label}</label>
</p>
</#macro>

<#macro clipboard name label ariaLabel=label value="" readonly=true>
<@group name=name label=label>
  <span class="${properties.kcInputClass}"><input id="${name}" name="${name}" value="${value}" type="text"<#if readonly> readonly</#if> aria-label="${ariaLabel}"></span>
</@group>
</#macro>

<#macro errorIcon error=""></#macro>
