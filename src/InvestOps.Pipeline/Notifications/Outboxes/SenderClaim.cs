namespace InvestOps.Pipeline.Notifications.Outboxes;

/// <summary>Who sends, and until when the claim holds if its process dies.</summary>
/// <param name="Owner">Machine and process.</param>
/// <param name="Until">From then on another sender may take over.</param>
public sealed record SenderClaim(string Owner, DateTimeOffset Until);
