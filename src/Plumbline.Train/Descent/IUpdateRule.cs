namespace Plumbline.Descent;

/// <summary>How a gradient changes weights. A rule keeps nothing itself: its moments are part of the training state.</summary>
internal interface IUpdateRule
{
    /// <summary>Its name in settings.</summary>
    string Name { get; }

    /// <summary>How many vectors of the weights' length it needs beside them.</summary>
    int Moments { get; }

    /// <summary>A learning rate that suits features of size 1.</summary>
    /// <param name="scale">How much larger than log-odds the weights have to become: 1/β for a preference objective.</param>
    double DefaultRate(double scale);

    /// <summary>Changes the weights and moments in place.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="gradient">d loss / d weights.</param>
    /// <param name="moments">Its vectors, all 0 before the first step.</param>
    /// <param name="pace">Step number from 1, learning rate and what is kept.</param>
    void Apply(double[] weights, double[] gradient, double[][] moments, Pace pace);
}
