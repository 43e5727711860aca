namespace InvestOps.Adapters.Slack;

/// <summary>Slack's error codes, what each stands in the way of, and what to do about it.</summary>
internal static class SlackErrors
{
    private const string Token = "Put a valid bot token (xoxb) into SlackToken, in the environment or in .env; it counts at once in .env. Then: investops notify test";
    private const string Install = "In the app's settings at Slack, give the bot what is missing and install the app again; put the new token into SlackToken. Then: investops notify test";
    private const string Channel = "Set slack_channel in configs/notify.yaml to the id of a channel that exists, and invite the bot to it: /invite @bot. Then: investops notify test";
    private const string Content = "This is a fault of this program: the message is passed over";

    /// <summary>Every code that is known.</summary>
    public static IReadOnlyDictionary<string, (SlackErrorScope Scope, string Advice)> All { get; } = Table();

    /// <summary>A code nobody knows stands in the way of its message only.</summary>
    public static (SlackErrorScope Scope, string Advice) Of(string code) =>
        All.TryGetValue(code, out var known) ? known
        : code.StartsWith("restricted_action", StringComparison.Ordinal) ? (SlackErrorScope.Channel, Channel)
        : (SlackErrorScope.Message, Content);

    private static Dictionary<string, (SlackErrorScope, string)> Table()
    {
        var table = new Dictionary<string, (SlackErrorScope, string)>(StringComparer.Ordinal);
        Add(SlackErrorScope.Channel, Token, "not_authed", "invalid_auth", "token_expired", "token_revoked", "account_inactive", "not_allowed_token_type", "org_login_required");
        Add(SlackErrorScope.Channel, Install, "missing_scope", "no_permission", "ekm_access_denied", "app_access_restricted", "access_denied");
        Add(SlackErrorScope.Channel, Channel, "channel_not_found", "not_in_channel", "is_archived", "restricted_action", "messages_tab_disabled", "team_not_found", "invalid_channel", "posting_to_channel_denied");
        Add(SlackErrorScope.Message, Content, "no_text", "msg_blocks_too_long", "invalid_blocks", "invalid_blocks_format", "too_many_attachments", "markdown_text_conflict", "msg_too_long", "metadata_too_large", "cannot_reply_to_message", "invalid_arguments", "missing_argument");
        Add(SlackErrorScope.Message, "The file is left out", "file_upload_size_restricted", "file_uploads_disabled", "file_type_not_allowed", "storage_limit_reached", "snippet_too_large", "file_not_found", "file_update_failed");
        Add(SlackErrorScope.Passing, "", "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "message_limit_exceeded");
        return table;

        void Add(SlackErrorScope scope, string advice, params string[] codes)
        {
            foreach (var code in codes)
            {
                table.Add(code, (scope, advice));
            }
        }
    }
}
