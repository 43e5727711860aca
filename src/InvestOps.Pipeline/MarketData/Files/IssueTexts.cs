namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>What a row says of its issue in words.</summary>
internal sealed record IssueTexts(string Name, string? Market, string? Section);
