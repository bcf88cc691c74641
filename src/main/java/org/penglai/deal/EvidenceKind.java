package org.penglai.deal;

/** What a piece of evidence is (证明材料). */
public enum EvidenceKind {
    /** 合同; for an open licence the notice itself. */
    CONTRACT,
    /** 付款凭证. */
    PAYMENT_SLIP,
    /** 发票. */
    INVOICE,
    /** 专利实施许可合同备案证明, or that of an open licence. */
    RECORDAL_NOTICE,
    /** 手续合格通知书. */
    TRANSFER_NOTICE,
    /** 专利登记簿副本. */
    REGISTER_EXTRACT,
    /** 出资证明. */
    CAPITAL_CONTRIBUTION,
    /** 技术合同认定登记证明. */
    TECH_CONTRACT_CERTIFICATE,
    /** 实施情况报告. */
    USE_REPORT,
    /** 经济效益报告. */
    BENEFIT_REPORT,
    /** 不予备案、不予登记通知: what an authority says when it refuses; no certificate rests on it. */
    REFUSAL_NOTICE;

    /** Whether an authority issued it, so that it bears a number. */
    public boolean isOfficial() {
        return switch (this) {
            case RECORDAL_NOTICE, TRANSFER_NOTICE, REGISTER_EXTRACT, TECH_CONTRACT_CERTIFICATE, REFUSAL_NOTICE -> true;
            case CONTRACT, PAYMENT_SLIP, INVOICE, CAPITAL_CONTRIBUTION, USE_REPORT, BENEFIT_REPORT -> false;
        };
    }
}
