using InvestOps.Pipeline.Notifications;

namespace InvestOps.Pipeline;

/// <summary>One row of the exceptions policy.</summary>
/// <param name="Situation">What is met.</param>
/// <param name="Response">What is done about it.</param>
/// <param name="Level">How loud the log is about it; what is an error reaches people.</param>
/// <param name="Event">The event of the log line.</param>
public sealed record ExceptionRule(string Situation, string Response, NoticeSeverity Level, string Event);
