namespace InvestOps.Pipeline.Reporting.Charts.Scenes;

/// <summary>Which end of a text stands at its place.</summary>
public enum TextAnchor
{
    /// <summary>The text begins there.</summary>
    Start = 0,

    /// <summary>The text is centred there.</summary>
    Middle = 1,

    /// <summary>The text ends there.</summary>
    End = 2,
}
