namespace InvestOps.Pipeline.Reporting.Charts.Scenes;

/// <summary>A drawing, before it is known whether it becomes SVG or a picture.</summary>
/// <param name="Width">CSS pixels.</param>
/// <param name="Height">CSS pixels.</param>
/// <param name="Title">What it shows, for readers who do not see it.</param>
/// <param name="Description">What it says, for the same.</param>
/// <param name="Marks">What is drawn, backmost first.</param>
public sealed record Scene(double Width, double Height, string Title, string Description, IReadOnlyList<Mark> Marks);
