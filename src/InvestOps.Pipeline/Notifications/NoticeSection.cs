namespace InvestOps.Pipeline.Notifications;

/// <summary>A part of a notice: a title and lines below it. All of it is text from anywhere; whoever sends it escapes it.</summary>
/// <param name="Title">What the lines are about.</param>
/// <param name="Lines">One line each.</param>
public sealed record NoticeSection(string Title, IReadOnlyList<string> Lines);
