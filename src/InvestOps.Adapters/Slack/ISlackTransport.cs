using InvestOps.Pipeline.Secrets;

namespace InvestOps.Adapters.Slack;

/// <summary>Carries calls to Slack: one attempt each, no waiting, every end an answer.</summary>
public interface ISlackTransport
{
    /// <summary>Posts a message.</summary>
    Task<SlackAnswer> PostAsync(SecretText token, SlackPost post, CancellationToken cancellationToken);

    /// <summary>Uploads a file beside a message, in three steps.</summary>
    Task<SlackAnswer> UploadAsync(SecretText token, SlackUpload upload, CancellationToken cancellationToken);

    /// <summary>Asks who the token is.</summary>
    Task<SlackAnswer> TestAsync(SecretText token, CancellationToken cancellationToken);
}
