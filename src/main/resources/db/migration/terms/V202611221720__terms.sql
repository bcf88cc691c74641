-- Why: everybody must be able to read what bound them on the day of an act, so every edition of the platform's rules stands
-- as it was announced; a change binds only after its notice, and the database itself holds to that.

CREATE TABLE terms_edition (
  document text NOT NULL CONSTRAINT terms_document_known
    CHECK (document IN ('SERVICE_AGREEMENT', 'TRADING_RULES', 'PRIVACY_NOTICE')),
  number integer NOT NULL CONSTRAINT terms_number_positive CHECK (number > 0),
  text_zh text NOT NULL CONSTRAINT terms_text_zh_bounded CHECK (length(text_zh) BETWEEN 1 AND 20000),
  text_en text NOT NULL CONSTRAINT terms_text_en_bounded CHECK (length(text_en) BETWEEN 1 AND 20000),
  reason_zh text NOT NULL,
  reason_en text NOT NULL,
  revision integer NOT NULL,
  drafted_by text,
  drafted_for uuid,
  drafted_at timestamptz NOT NULL,
  announced_by text,
  announced_for uuid,
  announced_at timestamptz,
  in_force_at timestamptz,
  PRIMARY KEY (document, number),
  CONSTRAINT terms_announced_whole CHECK ((announced_at IS NULL) = (in_force_at IS NULL)),
  -- the first edition changes nothing; every later one is announced for seven full days (E-Commerce Law 34)
  CONSTRAINT terms_announced_in_time CHECK (number = 1 OR in_force_at >= announced_at + interval '7 days')
);
CREATE UNIQUE INDEX terms_one_draft ON terms_edition (document) WHERE announced_at IS NULL;
COMMENT ON TABLE terms_edition IS 'Editions of the platform''s rules; an announced one stands unchanged.';
REVOKE DELETE, TRUNCATE ON terms_edition FROM ${app};

CREATE FUNCTION terms_edition_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.announced_at IS NOT NULL
     AND (OLD.document, OLD.number, OLD.text_zh, OLD.text_en, OLD.reason_zh, OLD.reason_en, OLD.announced_at, OLD.in_force_at)
         IS DISTINCT FROM
         (NEW.document, NEW.number, NEW.text_zh, NEW.text_en, NEW.reason_zh, NEW.reason_en, NEW.announced_at, NEW.in_force_at)
  THEN
    RAISE EXCEPTION 'an announced edition stands as it is';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER terms_edition_stands BEFORE UPDATE ON terms_edition FOR EACH ROW EXECUTE FUNCTION terms_edition_stands();

CREATE TABLE terms_comment (
  id uuid PRIMARY KEY,
  document text NOT NULL,
  number integer NOT NULL,
  author text NOT NULL,
  organisation_id uuid NOT NULL,
  text text NOT NULL CONSTRAINT terms_comment_bounded CHECK (length(text) BETWEEN 1 AND 2000),
  commented_at timestamptz NOT NULL,
  answer text CONSTRAINT terms_answer_bounded CHECK (length(answer) BETWEEN 1 AND 2000),
  withheld boolean NOT NULL DEFAULT false,
  answered_by text,
  answered_for uuid,
  answered_at timestamptz,
  CONSTRAINT terms_comment_once UNIQUE (document, number, author),
  CONSTRAINT terms_answer_whole CHECK (num_nonnulls(answer, answered_at) IN (0, 2)),
  CONSTRAINT terms_withheld_with_reason CHECK (NOT withheld OR answer IS NOT NULL),
  FOREIGN KEY (document, number) REFERENCES terms_edition
);
CREATE INDEX terms_comment_unanswered ON terms_comment (commented_at, id) WHERE answered_at IS NULL;
COMMENT ON TABLE terms_comment IS 'What members said of announced changes, each once, and what they were answered.';
REVOKE DELETE, TRUNCATE ON terms_comment FROM ${app};

CREATE TABLE terms_consent (
  subject text NOT NULL,
  document text NOT NULL,
  number integer NOT NULL,
  organisation_id uuid NOT NULL,
  consented_at timestamptz NOT NULL,
  PRIMARY KEY (subject, document, number),
  FOREIGN KEY (document, number) REFERENCES terms_edition
);
COMMENT ON TABLE terms_consent IS 'Who agreed to which edition.';
REVOKE UPDATE, DELETE, TRUNCATE ON terms_consent FROM ${app};

CREATE TABLE terms_act (
  act text NOT NULL,
  document text NOT NULL,
  number integer NOT NULL,
  organisation_id uuid NOT NULL,
  acted_at timestamptz NOT NULL,
  PRIMARY KEY (act, document),
  FOREIGN KEY (document, number) REFERENCES terms_edition
);
COMMENT ON TABLE terms_act IS 'Under which editions an act was done: those in force at that moment; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON terms_act FROM ${app};

INSERT INTO terms_edition
  (document, number, text_zh, text_en, reason_zh, reason_en, revision, drafted_at, announced_at, in_force_at)
VALUES
('SERVICE_AGREEMENT', 1, $t$# 一、双方和服务
蓬莱平台（以下称平台）为专利的许可、转让提供挂牌、检索、成交记录和证书服务。使用平台的机构及其成员为用户。
平台不是专利登记机关。权利的有无和变动，以国家知识产权局的登记和公告为准。
# 二、账户和成员
成员以所在机构的名义办理业务。机构应当保证其成员有权代表机构，成员离开时及时告知平台。
账户只限本人使用。发现账户被他人使用的，应当立即通知平台。
# 三、用户的义务
用户提交的专利信息和文件应当真实、准确、完整，不得使用商业性宣传用语冒充事实。
用户不得利用平台损害他人的权利，不得虚构交易。
# 四、平台的义务
平台公开本协议和交易规则，任何人可以阅读和下载；自交易完成之日起保存交易信息不少于三年。
平台对页面所示法律状态注明来源和日期。
# 五、变更和退出
平台修改本协议或交易规则，至少提前七日公示并征求意见，逐条答复。
不同意修改的用户，可以在修改生效之前按原规则退出；已经成立的交易仍按成立之日的规则履行。
# 六、争议
争议由双方协商；协商不成的，依法解决。$t$,
$t$# 1 Parties and service
The Penglai platform offers listings, search, records of deals and certificates for licences and transfers of patents. Organisations that use it and their members are its users.
The platform is not the patent register. Whether a right exists and how it has moved is decided by what the patent office has registered and announced.
# 2 Accounts and members
A member acts in the name of its organisation. The organisation sees to it that its members may act for it, and tells the platform at once when one leaves.
An account is for its holder alone. A holder who finds that somebody else uses it tells the platform at once.
# 3 What users owe
What users submit on patents, and their documents, is true, accurate and whole, and does not pass advertising off as fact.
Users do not use the platform to the harm of others' rights, and make no sham deals.
# 4 What the platform owes
The platform publishes this agreement and its trading rules for anyone to read and download, and keeps information on deals for at least three years after they are completed.
Every legal status on its pages bears its source and date.
# 5 Change and leaving
A change of this agreement or of the trading rules is announced at least seven days ahead and open to comments, and every comment is answered.
A user who does not agree may leave under the old rules before the change comes into force; deals already made are carried out under the rules of their day.
# 6 Disputes
Disputes are negotiated first, and otherwise settled by law.$t$,
'首版', 'First edition', 1, '2026-01-01 00:00+08', '2026-01-01 00:00+08', '2026-01-01 00:00+08'),
('TRADING_RULES', 1, $t$# 一、挂牌
权利人登记专利后提出挂牌，平台按法律规定的各项条件逐项核对，并写明依据；不符合的，不予公布。
开放许可以国家知识产权局的公告为准，平台不接受未经公告的开放许可。
# 二、成交
免费许可由符合条件的企业接受即告成立；开放许可自书面通知到达权利人时成立，依照公告支付使用费后取得许可。
条款按成立之日公布的内容固定，此后挂牌的修改或撤回不影响已经成立的许可。
公告未写明付款期限的，自通知到达之日起三十日内付清首期款项。
# 三、证明和证书
当事人上传备案、登记等官方证明。两名运营人员先后核对，由平台签发证书；证书只反映官方手续已经办完。
# 四、受让方核验
免费许可的受让方须先经实名核验，因其类型、所在地和规模是许可的条件。
# 五、暂停和撤回
专利出现法律规定的障碍时，平台暂停挂牌并说明原因；障碍消除后恢复。$t$,
$t$# 1 Listing
An owner enters a patent and offers it. The platform checks each condition of the law and names its authority; what does not meet them is not published.
For an open licence the patent office's announcement decides; the platform takes none that has not been announced.
# 2 Deals
A free licence is made when a firm that meets its conditions accepts it. An open licence is made when the written notice reaches the owner, and the permission is obtained by paying as announced.
Terms are fixed as published on that day; a listing that is changed or withdrawn later does not affect licences already made.
Where the announcement names no day, what is due first is paid within thirty days of the notice.
# 3 Evidence and certificates
The parties upload the official papers, such as recordal or registration. Two officers check them one after the other, and the platform issues a certificate, which says only that the official acts are done.
# 4 Verification of acquirers
Who takes a free licence is verified first, since kind, place and size are its conditions.
# 5 Suspension and withdrawal
When one of the law's obstacles arises, the platform suspends the listing and says why; when it is gone, the listing goes on.$t$,
'首版', 'First edition', 1, '2026-01-01 00:00+08', '2026-01-01 00:00+08', '2026-01-01 00:00+08'),
('PRIVACY_NOTICE', 1, $t$# 一、我们保存什么
成员的姓名、账户编号、所属机构和角色；交易联系方式；经办、认证等行为由谁以何机构名义作出；对规则修改的意见和同意。
登录由身份服务办理，密码不在本平台。日志不记姓名、账户和内容。
# 二、为什么保存
识别谁可以代表哪个机构；履行和证明交易；依法保存交易信息。
# 三、保存多久
每类记录的期限、起算日和依据在“我的个人信息”页逐项列出。期满即删除或以编号代替姓名。
# 四、您可以做什么
查看、导出保存的个人信息；要求删除。没有保存义务的，最迟十五日内删除；有保存义务的，写明依据和届满之日，届时删除。
账本条目不含个人信息，因此不受删除影响。$t$,
$t$# 1 What we keep
A member's name, account id, organisation and roles; how to reach a party of a deal; who did an act, such as certifying, for which organisation; comments on changes of the rules, and agreement to them.
Sign-in is the identity service's; there is no password here. Logs bear no names, accounts or contents.
# 2 What for
To know who may act for which organisation; to carry out deals and show that they were made; to keep information on deals as the law asks.
# 3 How long
The page "My personal data" names period, first day and authority for each kind of record. Afterwards it is deleted, or a pseudonym takes the place of the name.
# 4 What you can do
See and export the personal data kept; ask for their erasure. Where no duty to keep them stands, they are erased within fifteen days at the latest; where one does, its authority and last day are named, and they are erased then.
Ledger entries hold no personal data and are therefore untouched by erasure.$t$,
'首版', 'First edition', 1, '2026-01-01 00:00+08', '2026-01-01 00:00+08', '2026-01-01 00:00+08');
