namespace InvestOps.Pipeline.Dashboard;

/// <summary>A page, ready to be sent as <c>text/html; charset=utf-8</c>.</summary>
public sealed record DashboardPage(int StatusCode, string Html);
